-- Why a claim or purchase was flagged for review (R7.1). Derived: it is no part of the entry's hash. measure is what
-- the rule counted; institution is the entry's.
-- kind: 1 same day at several institutions, 2 drug too soon, 3 just under a limit, 4 relative without visits.
CREATE TABLE flag (
  entry INTEGER NOT NULL REFERENCES entry (id),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
  measure INTEGER NOT NULL,
  institution INTEGER NOT NULL REFERENCES institution (key),
  PRIMARY KEY (entry, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX flag_kind ON flag (kind, entry);
CREATE INDEX flag_institution ON flag (institution, entry, kind);

-- What the next claim of a member is judged by: the recent claims in a layout of their own. Derived from entries.
CREATE TABLE recent_claims (
  member INTEGER PRIMARY KEY REFERENCES member (key),
  claims BLOB NOT NULL
) STRICT;

-- Budgets of an institution or a district for a month; the highest version holds. institution: 0 for a district's
-- budget; district: empty for an institution's. month is its first day.
CREATE TABLE budget (
  institution INTEGER NOT NULL,
  district TEXT NOT NULL,
  month INTEGER NOT NULL,
  version INTEGER NOT NULL,
  budget_fen INTEGER NOT NULL CHECK (budget_fen >= 0),
  recorded_at_ms INTEGER NOT NULL,
  PRIMARY KEY (institution, district, month, version),
  CHECK ((institution = 0) <> (district = ''))
) STRICT, WITHOUT ROWID;

CREATE INDEX budget_month ON budget (month);

CREATE TRIGGER flag_keep BEFORE UPDATE ON flag
BEGIN SELECT RAISE(ABORT, 'flags are never updated'); END;
CREATE TRIGGER flag_stay BEFORE DELETE ON flag
BEGIN SELECT RAISE(ABORT, 'flags are never deleted'); END;
CREATE TRIGGER budget_keep BEFORE UPDATE ON budget
BEGIN SELECT RAISE(ABORT, 'budgets are never updated'); END;
CREATE TRIGGER budget_stay BEFORE DELETE ON budget
BEGIN SELECT RAISE(ABORT, 'budgets are never deleted'); END;
