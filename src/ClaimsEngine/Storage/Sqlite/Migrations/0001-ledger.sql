-- Small integer keys stand for ids in the ledger's rows. Days are integers yyyymmdd, amounts whole fen,
-- times milliseconds since 1970-01-01 UTC.

CREATE TABLE policy (
  key INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  recorded_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE policy_file (
  policy INTEGER NOT NULL REFERENCES policy (key),
  name TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (policy, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE member (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE
) STRICT;

-- Each version is the member's message in canonical protobuf bytes.
CREATE TABLE member_version (
  member INTEGER NOT NULL REFERENCES member (key),
  version INTEGER NOT NULL,
  content BLOB NOT NULL,
  recorded_at_ms INTEGER NOT NULL,
  PRIMARY KEY (member, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE institution (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE institution_version (
  institution INTEGER NOT NULL REFERENCES institution (key),
  version INTEGER NOT NULL,
  content BLOB NOT NULL,
  recorded_at_ms INTEGER NOT NULL,
  PRIMARY KEY (institution, version)
) STRICT, WITHOUT ROWID;

-- Where a member stands: what the next entry builds on. Guarded by its version.
CREATE TABLE member_state (
  member INTEGER PRIMARY KEY REFERENCES member (key),
  version INTEGER NOT NULL,
  content_version INTEGER NOT NULL,
  balance_fen INTEGER NOT NULL CHECK (balance_fen >= 0),
  last_entry INTEGER NOT NULL,
  entry_count INTEGER NOT NULL,
  chain BLOB NOT NULL CHECK (length(chain) = 32)
) STRICT;

-- The cumulative in-scope sum of a benefit year.
CREATE TABLE year_state (
  member INTEGER NOT NULL REFERENCES member (key),
  year INTEGER NOT NULL,
  in_scope_fen INTEGER NOT NULL CHECK (in_scope_fen >= 0),
  PRIMARY KEY (member, year)
) STRICT, WITHOUT ROWID;

-- One row is claim and ledger entry in one. Rows are only appended; ids are in time order.
-- kind: 1 settle, 2 reverse, 3 open account, 4 credit month, 5 contribution, 6 its reversal, 7 a credit's reversal,
-- 8 purchase, 9 its reversal, 10 paid contribution, 11 family draw, 12 its reversal.
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  member INTEGER NOT NULL REFERENCES member (key),
  sequence INTEGER NOT NULL,
  previous_id INTEGER NOT NULL,
  member_version INTEGER NOT NULL,
  policy INTEGER NOT NULL REFERENCES policy (key),
  recorded_at_ms INTEGER NOT NULL,
  day INTEGER NOT NULL,
  institution INTEGER REFERENCES institution (key),
  institution_version INTEGER NOT NULL,
  claim_number TEXT,
  visit_kind INTEGER NOT NULL,
  setting INTEGER NOT NULL,
  prescriber INTEGER REFERENCES institution (key),
  prescriber_version INTEGER NOT NULL,
  issue_day INTEGER NOT NULL,
  prescription_number TEXT,
  account_use INTEGER NOT NULL,
  account_limit_fen INTEGER,
  replaces_number TEXT,
  reverses INTEGER REFERENCES entry (id),
  part_of INTEGER REFERENCES entry (id),
  relative INTEGER REFERENCES member (key),
  purpose INTEGER NOT NULL,
  marks INTEGER NOT NULL,
  lines_digest BLOB CHECK (length(lines_digest) = 32),
  total_fen INTEGER NOT NULL,
  in_scope_fen INTEGER NOT NULL,
  fully_self_paid_fen INTEGER NOT NULL,
  over_price_limit_fen INTEGER NOT NULL,
  pre_self_paid_fen INTEGER NOT NULL,
  deductible_fen INTEGER NOT NULL,
  at_rate_fen INTEGER NOT NULL,
  over_limit_fen INTEGER NOT NULL,
  fund_fen INTEGER NOT NULL,
  account_fen INTEGER NOT NULL,
  family_fen INTEGER NOT NULL,
  cash_fen INTEGER NOT NULL,
  credit_fen INTEGER NOT NULL,
  contribution_base_fen INTEGER NOT NULL,
  employer_fen INTEGER NOT NULL,
  individual_fen INTEGER NOT NULL,
  sum_before_fen INTEGER NOT NULL,
  sum_after_fen INTEGER NOT NULL,
  balance_after_fen INTEGER NOT NULL,
  level INTEGER NOT NULL,
  category INTEGER NOT NULL,
  deductible_year INTEGER NOT NULL,
  yearly_deductible_fen INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- Each index holds the rows of few kinds only, so that a plain settlement writes none of them.
CREATE UNIQUE INDEX entry_reversal ON entry (reverses) WHERE reverses IS NOT NULL;
CREATE UNIQUE INDEX entry_opening ON entry (member) WHERE kind = 3;
CREATE INDEX entry_credit ON entry (member, day) WHERE kind = 4;
CREATE INDEX entry_part ON entry (part_of) WHERE part_of IS NOT NULL;

-- Every number that an institution has used, for a claim, a purchase, or closed without either. Never free again.
CREATE TABLE claim_key (
  institution INTEGER NOT NULL REFERENCES institution (key),
  number TEXT NOT NULL,
  entry INTEGER REFERENCES entry (id),
  PRIMARY KEY (institution, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER claim_key_keep BEFORE UPDATE ON claim_key
BEGIN SELECT RAISE(ABORT, 'claim numbers are never updated'); END;
CREATE TRIGGER claim_key_stay BEFORE DELETE ON claim_key
BEGIN SELECT RAISE(ABORT, 'claim numbers are never deleted'); END;

CREATE TRIGGER entry_keep BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'ledger entries are never updated'); END;
CREATE TRIGGER entry_stay BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'ledger entries are never deleted'); END;
CREATE TRIGGER member_version_keep BEFORE UPDATE ON member_version
BEGIN SELECT RAISE(ABORT, 'member versions are never updated'); END;
CREATE TRIGGER member_version_stay BEFORE DELETE ON member_version
BEGIN SELECT RAISE(ABORT, 'member versions are never deleted'); END;
CREATE TRIGGER institution_version_keep BEFORE UPDATE ON institution_version
BEGIN SELECT RAISE(ABORT, 'institution versions are never updated'); END;
CREATE TRIGGER institution_version_stay BEFORE DELETE ON institution_version
BEGIN SELECT RAISE(ABORT, 'institution versions are never deleted'); END;
CREATE TRIGGER policy_keep BEFORE UPDATE ON policy
BEGIN SELECT RAISE(ABORT, 'policies are never updated'); END;
CREATE TRIGGER policy_stay BEFORE DELETE ON policy
BEGIN SELECT RAISE(ABORT, 'policies are never deleted'); END;
CREATE TRIGGER policy_file_keep BEFORE UPDATE ON policy_file
BEGIN SELECT RAISE(ABORT, 'policy files are never updated'); END;
CREATE TRIGGER policy_file_stay BEFORE DELETE ON policy_file
BEGIN SELECT RAISE(ABORT, 'policy files are never deleted'); END;
