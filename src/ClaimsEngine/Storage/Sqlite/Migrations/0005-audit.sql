-- A day's Merkle root over the hashes of its entries in order of their ids. day is yyyymmdd in Asia/Shanghai, the
-- day of the ids. No entry gets into a day that has a checkpoint.
CREATE TABLE checkpoint (
  day INTEGER PRIMARY KEY,
  entries INTEGER NOT NULL CHECK (entries >= 0),
  root BLOB NOT NULL CHECK (length(root) = 32),
  made_at_ms INTEGER NOT NULL
) STRICT;

-- The claim numbers that were closed without an entry, chained: claim_key alone would not show a change of one.
CREATE TABLE fence (
  sequence INTEGER PRIMARY KEY,
  institution INTEGER NOT NULL REFERENCES institution (key),
  number TEXT NOT NULL,
  recorded_at_ms INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER checkpoint_keep BEFORE UPDATE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are never updated'); END;
CREATE TRIGGER checkpoint_stay BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are never deleted'); END;
CREATE TRIGGER fence_keep BEFORE UPDATE ON fence
BEGIN SELECT RAISE(ABORT, 'closed numbers are never updated'); END;
CREATE TRIGGER fence_stay BEFORE DELETE ON fence
BEGIN SELECT RAISE(ABORT, 'closed numbers are never deleted'); END;

-- The version of a member's state counts what is recorded of the member, so that it can be recomputed.
CREATE INDEX prescription_member ON prescription (member);
UPDATE member_state SET version = entry_count
  + (SELECT count(*) FROM member_version v WHERE v.member = member_state.member)
  + (SELECT count(*) FROM family_link l WHERE l.relative = member_state.member)
  + (SELECT count(*) FROM family_link l WHERE l.owner = member_state.member)
  + (SELECT count(*) FROM prescription p WHERE p.member = member_state.member)
  + (SELECT count(*) FROM prescription p JOIN prescription_cancellation c ON c.prescription = p.key
     WHERE p.member = member_state.member);
