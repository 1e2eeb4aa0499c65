-- Whose account may pay for whom (R6.3, R6.5). A link is named by owner, relative and first day; a change of it
-- is a new version, and the highest version holds. after_entry is the highest entry id when the version was recorded:
-- entries above it were decided knowing it. until_day and application_day: 0 without one.
CREATE TABLE family_link (
  relative INTEGER NOT NULL REFERENCES member (key),
  owner INTEGER NOT NULL REFERENCES member (key),
  from_day INTEGER NOT NULL,
  version INTEGER NOT NULL,
  relation INTEGER NOT NULL,
  priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 100),
  until_day INTEGER NOT NULL,
  application_day INTEGER NOT NULL,
  after_entry INTEGER NOT NULL,
  recorded_at_ms INTEGER NOT NULL,
  PRIMARY KEY (relative, owner, from_day, version),
  CHECK (owner <> relative)
) STRICT, WITHOUT ROWID;

CREATE INDEX family_link_owner ON family_link (owner);

-- As the indexes of the ledger's first tables: each holds the rows of one kind only.
CREATE INDEX entry_contribution ON entry (member, day) WHERE kind = 5;
CREATE UNIQUE INDEX entry_payment ON entry (member, claim_number) WHERE kind = 10;

CREATE TRIGGER family_link_keep BEFORE UPDATE ON family_link
BEGIN SELECT RAISE(ABORT, 'family links are never updated'); END;
CREATE TRIGGER family_link_stay BEFORE DELETE ON family_link
BEGIN SELECT RAISE(ABORT, 'family links are never deleted'); END;
