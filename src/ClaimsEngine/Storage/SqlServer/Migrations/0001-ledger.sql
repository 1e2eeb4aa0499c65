-- Small integer keys stand for ids in the ledger's rows. Days are integers yyyymmdd, amounts whole fen,
-- times milliseconds since 1970-01-01 UTC. Ids are ASCII and compare by their bytes.

CREATE TABLE dbo.policy (
  [key] int IDENTITY (1, 1) NOT NULL CONSTRAINT policy_primary PRIMARY KEY,
  hash binary(32) NOT NULL CONSTRAINT policy_hash UNIQUE,
  recorded_at_ms bigint NOT NULL
);

CREATE TABLE dbo.policy_file (
  policy int NOT NULL CONSTRAINT policy_file_policy REFERENCES dbo.policy ([key]),
  name nvarchar(200) COLLATE Latin1_General_BIN2 NOT NULL,
  content varbinary(max) NOT NULL,
  CONSTRAINT policy_file_primary PRIMARY KEY (policy, name)
);

CREATE TABLE dbo.member (
  [key] bigint NOT NULL CONSTRAINT member_primary PRIMARY KEY,
  id varchar(64) COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT member_id UNIQUE
);

-- Each version is the member's message in canonical protobuf bytes.
CREATE TABLE dbo.member_version (
  member bigint NOT NULL CONSTRAINT member_version_member REFERENCES dbo.member ([key]),
  version int NOT NULL,
  content varbinary(max) NOT NULL,
  recorded_at_ms bigint NOT NULL,
  CONSTRAINT member_version_primary PRIMARY KEY (member, version)
);

CREATE TABLE dbo.institution (
  [key] bigint NOT NULL CONSTRAINT institution_primary PRIMARY KEY,
  id varchar(64) COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT institution_id UNIQUE,
  version int NOT NULL
);

CREATE TABLE dbo.institution_version (
  institution bigint NOT NULL CONSTRAINT institution_version_institution REFERENCES dbo.institution ([key]),
  version int NOT NULL,
  content varbinary(max) NOT NULL,
  recorded_at_ms bigint NOT NULL,
  CONSTRAINT institution_version_primary PRIMARY KEY (institution, version)
);

-- Where a member stands: what the next entry builds on. version counts what is recorded of the member; guard counts
-- the batches that were decided on the row, whether they changed it or only looked at it.
CREATE TABLE dbo.member_state (
  member bigint NOT NULL CONSTRAINT member_state_primary PRIMARY KEY
    CONSTRAINT member_state_member REFERENCES dbo.member ([key]),
  guard bigint NOT NULL,
  version bigint NOT NULL,
  content_version int NOT NULL,
  balance_fen bigint NOT NULL CONSTRAINT member_state_balance CHECK (balance_fen >= 0),
  last_entry bigint NOT NULL,
  entry_count bigint NOT NULL,
  chain binary(32) NOT NULL
);

-- The cumulative in-scope sum of a benefit year.
CREATE TABLE dbo.year_state (
  member bigint NOT NULL CONSTRAINT year_state_member REFERENCES dbo.member ([key]),
  year int NOT NULL,
  in_scope_fen bigint NOT NULL CONSTRAINT year_state_sum CHECK (in_scope_fen >= 0),
  CONSTRAINT year_state_primary PRIMARY KEY (member, year)
);

-- One row is claim and ledger entry in one. Rows are only appended; ids are in time order.
-- kind: 1 settle, 2 reverse, 3 open account, 4 credit month, 5 contribution, 6 its reversal, 7 a credit's reversal,
-- 8 purchase, 9 its reversal, 10 paid contribution, 11 family draw, 12 its reversal.
CREATE TABLE dbo.entry (
  id bigint NOT NULL CONSTRAINT entry_primary PRIMARY KEY,
  kind int NOT NULL,
  member bigint NOT NULL CONSTRAINT entry_member REFERENCES dbo.member ([key]),
  sequence bigint NOT NULL,
  previous_id bigint NOT NULL,
  member_version int NOT NULL,
  policy int NOT NULL CONSTRAINT entry_policy REFERENCES dbo.policy ([key]),
  recorded_at_ms bigint NOT NULL,
  day int NOT NULL,
  institution bigint NULL CONSTRAINT entry_institution REFERENCES dbo.institution ([key]),
  institution_version int NOT NULL,
  claim_number varchar(64) COLLATE Latin1_General_BIN2 NULL,
  visit_kind int NOT NULL,
  setting int NOT NULL,
  prescriber bigint NULL CONSTRAINT entry_prescriber REFERENCES dbo.institution ([key]),
  prescriber_version int NOT NULL,
  issue_day int NOT NULL,
  account_use int NOT NULL,
  account_limit_fen bigint NULL,
  replaces_number varchar(64) COLLATE Latin1_General_BIN2 NULL,
  reverses bigint NULL CONSTRAINT entry_reverses REFERENCES dbo.entry (id),
  total_fen bigint NOT NULL,
  in_scope_fen bigint NOT NULL,
  fully_self_paid_fen bigint NOT NULL,
  over_price_limit_fen bigint NOT NULL,
  pre_self_paid_fen bigint NOT NULL,
  deductible_fen bigint NOT NULL,
  at_rate_fen bigint NOT NULL,
  over_limit_fen bigint NOT NULL,
  fund_fen bigint NOT NULL,
  account_fen bigint NOT NULL,
  family_fen bigint NOT NULL,
  cash_fen bigint NOT NULL,
  credit_fen bigint NOT NULL,
  sum_before_fen bigint NOT NULL,
  sum_after_fen bigint NOT NULL,
  balance_after_fen bigint NOT NULL,
  level int NOT NULL,
  category int NOT NULL,
  deductible_year int NOT NULL,
  yearly_deductible_fen bigint NOT NULL,
  prescription_number varchar(64) COLLATE Latin1_General_BIN2 NULL,
  part_of bigint NULL CONSTRAINT entry_part_of REFERENCES dbo.entry (id),
  relative bigint NULL CONSTRAINT entry_relative REFERENCES dbo.member ([key]),
  purpose int NOT NULL,
  marks int NOT NULL,
  lines_digest binary(32) NULL,
  contribution_base_fen bigint NOT NULL,
  employer_fen bigint NOT NULL,
  individual_fen bigint NOT NULL,
  hash binary(32) NOT NULL
);

-- A member's chain cannot fork: no two entries have the same place in it.
CREATE UNIQUE INDEX entry_chain ON dbo.entry (member, sequence);

-- Each index below holds the rows of few kinds only, so that a plain settlement writes none of them.
CREATE UNIQUE INDEX entry_reversal ON dbo.entry (reverses) WHERE reverses IS NOT NULL;
CREATE UNIQUE INDEX entry_opening ON dbo.entry (member) WHERE kind = 3;
CREATE INDEX entry_credit ON dbo.entry (member, day) WHERE kind = 4;
CREATE INDEX entry_contribution ON dbo.entry (member, day) WHERE kind = 5;
CREATE UNIQUE INDEX entry_payment ON dbo.entry (member, claim_number) WHERE kind = 10;
CREATE INDEX entry_part ON dbo.entry (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX entry_prescription ON dbo.entry (prescriber, prescription_number)
  WHERE prescription_number IS NOT NULL;

-- Every number that an institution has used, for a claim, a purchase, or closed without either. Never free again.
CREATE TABLE dbo.claim_key (
  institution bigint NOT NULL CONSTRAINT claim_key_institution REFERENCES dbo.institution ([key]),
  number varchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
  entry bigint NULL CONSTRAINT claim_key_entry REFERENCES dbo.entry (id),
  CONSTRAINT claim_key_primary PRIMARY KEY (institution, number)
);

-- The claim numbers that were closed without an entry, chained: claim_key alone would not show a change of one.
CREATE TABLE dbo.fence (
  sequence bigint NOT NULL CONSTRAINT fence_primary PRIMARY KEY,
  institution bigint NOT NULL CONSTRAINT fence_institution REFERENCES dbo.institution ([key]),
  number varchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
  recorded_at_ms bigint NOT NULL,
  hash binary(32) NOT NULL
);

-- A day's Merkle root over the hashes of its entries in order of their ids. day is yyyymmdd in Asia/Shanghai, the
-- day of the ids. No entry gets into a day that has a checkpoint.
CREATE TABLE dbo.[checkpoint] (
  day int NOT NULL CONSTRAINT checkpoint_primary PRIMARY KEY,
  entries bigint NOT NULL CONSTRAINT checkpoint_entries CHECK (entries >= 0),
  root binary(32) NOT NULL,
  made_at_ms bigint NOT NULL
);

-- What engines write through, each through a lane of its own where there are enough of them. A batch marks its lane,
-- so that an engine whose answer was lost can see whether its batch was written; a checkpoint closes its day on all
-- lanes, so that it waits for the batches that are being written and none comes after it.
CREATE TABLE dbo.engine_lane (
  lane int NOT NULL CONSTRAINT engine_lane_primary PRIMARY KEY,
  batch binary(16) NOT NULL,
  closed_day int NOT NULL
);

INSERT INTO dbo.engine_lane (lane, batch, closed_day)
SELECT high.n * 16 + low.n, 0x00000000000000000000000000000000, 0
FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15)) AS high (n)
CROSS JOIN (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15)) AS low (n);
