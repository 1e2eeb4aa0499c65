-- Quantities are in 1/10 000 of the unit, prices in 1/1 000 000 yuan.

-- The catalogue's items by their codes; version counts the rows of an item.
CREATE TABLE dbo.catalogue_item (
  [key] bigint NOT NULL CONSTRAINT catalogue_item_primary PRIMARY KEY,
  code varchar(64) COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT catalogue_item_code UNIQUE,
  version int NOT NULL
);

-- What holds of an item in a span of days. Of rows with the same first day the latest version holds.
-- class: 1 A, 2 B, 3 C. kind: 1 drug, 2 service, 3 consumable, 4 device. until_day: 0 while it goes on.
CREATE TABLE dbo.catalogue_row (
  item bigint NOT NULL CONSTRAINT catalogue_row_item REFERENCES dbo.catalogue_item ([key]),
  version int NOT NULL,
  kind int NOT NULL,
  class int NOT NULL,
  pre_self_pay_bp int NOT NULL CONSTRAINT catalogue_row_rate CHECK (pre_self_pay_bp BETWEEN 0 AND 10000),
  price_limit_e6 bigint NULL CONSTRAINT catalogue_row_limit CHECK (price_limit_e6 >= 0),
  from_day int NOT NULL,
  until_day int NOT NULL,
  recorded_at_ms bigint NOT NULL,
  CONSTRAINT catalogue_row_primary PRIMARY KEY (item, version)
);

-- The lines of a settled claim, with the catalogue row that priced each. Their digest stands in the entry.
CREATE TABLE dbo.entry_line (
  entry bigint NOT NULL CONSTRAINT entry_line_entry REFERENCES dbo.entry (id),
  line int NOT NULL,
  item bigint NOT NULL,
  item_version int NOT NULL,
  quantity_e4 bigint NOT NULL CONSTRAINT entry_line_quantity CHECK (quantity_e4 > 0),
  price_e6 bigint NOT NULL CONSTRAINT entry_line_price CHECK (price_e6 >= 0),
  days int NOT NULL,
  amount_fen bigint NOT NULL,
  in_scope_fen bigint NOT NULL,
  fully_self_paid_fen bigint NOT NULL,
  over_price_limit_fen bigint NOT NULL,
  pre_self_paid_fen bigint NOT NULL,
  CONSTRAINT entry_line_primary PRIMARY KEY (entry, line),
  CONSTRAINT entry_line_row FOREIGN KEY (item, item_version) REFERENCES dbo.catalogue_row (item, version)
);

-- External prescriptions: the prescription message in canonical protobuf bytes.
CREATE TABLE dbo.prescription (
  [key] bigint NOT NULL CONSTRAINT prescription_primary PRIMARY KEY,
  institution bigint NOT NULL CONSTRAINT prescription_institution REFERENCES dbo.institution ([key]),
  number varchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
  member bigint NOT NULL CONSTRAINT prescription_of_member REFERENCES dbo.member ([key]),
  content varbinary(max) NOT NULL,
  recorded_at_ms bigint NOT NULL,
  CONSTRAINT prescription_number UNIQUE (institution, number)
);

CREATE INDEX prescription_member ON dbo.prescription (member);

CREATE TABLE dbo.prescription_cancellation (
  prescription bigint NOT NULL CONSTRAINT cancellation_primary PRIMARY KEY
    CONSTRAINT cancellation_prescription REFERENCES dbo.prescription ([key]),
  recorded_at_ms bigint NOT NULL
);

-- What is left of each prescribed item. Guarded by the member's state: whoever changes a prescription changes that
-- too.
CREATE TABLE dbo.prescription_left (
  prescription bigint NOT NULL CONSTRAINT left_prescription REFERENCES dbo.prescription ([key]),
  item int NOT NULL,
  left_e4 bigint NOT NULL CONSTRAINT left_quantity CHECK (left_e4 >= 0),
  CONSTRAINT left_primary PRIMARY KEY (prescription, item)
);

-- Whose account may pay for whom (R6.3, R6.5). A link is named by owner, relative and first day; a change of it
-- is a new version, and the highest version holds. after_entry is the highest entry id when the version was
-- recorded: entries above it were decided knowing it. until_day and application_day: 0 without one.
CREATE TABLE dbo.family_link (
  relative bigint NOT NULL CONSTRAINT family_link_relative REFERENCES dbo.member ([key]),
  owner bigint NOT NULL CONSTRAINT family_link_member REFERENCES dbo.member ([key]),
  from_day int NOT NULL,
  version int NOT NULL,
  relation int NOT NULL,
  priority int NOT NULL CONSTRAINT family_link_priority CHECK (priority BETWEEN 1 AND 100),
  until_day int NOT NULL,
  application_day int NOT NULL,
  after_entry bigint NOT NULL,
  recorded_at_ms bigint NOT NULL,
  CONSTRAINT family_link_primary PRIMARY KEY (relative, owner, from_day, version),
  CONSTRAINT family_link_two CHECK (owner <> relative)
);

CREATE INDEX family_link_owner ON dbo.family_link (owner);

-- Why a claim or purchase was flagged for review (R7.1). Derived: it is no part of the entry's hash. measure is what
-- the rule counted; institution is the entry's.
-- kind: 1 same day at several institutions, 2 drug too soon, 3 just under a limit, 4 relative without visits.
CREATE TABLE dbo.flag (
  entry bigint NOT NULL CONSTRAINT flag_entry REFERENCES dbo.entry (id),
  kind int NOT NULL CONSTRAINT flag_kinds CHECK (kind BETWEEN 1 AND 4),
  measure int NOT NULL,
  institution bigint NOT NULL CONSTRAINT flag_at REFERENCES dbo.institution ([key]),
  CONSTRAINT flag_primary PRIMARY KEY (entry, kind)
);

CREATE INDEX flag_kind ON dbo.flag (kind, entry);
CREATE INDEX flag_institution ON dbo.flag (institution, entry, kind);

-- What the next claim of a member is judged by: the recent claims in a layout of their own. Derived from entries.
CREATE TABLE dbo.recent_claims (
  member bigint NOT NULL CONSTRAINT recent_claims_primary PRIMARY KEY
    CONSTRAINT recent_claims_member REFERENCES dbo.member ([key]),
  claims varbinary(max) NOT NULL
);

-- Budgets of an institution or a district for a month; the highest version holds. institution: 0 for a district's
-- budget; district: empty for an institution's. month is its first day.
CREATE TABLE dbo.budget (
  institution bigint NOT NULL,
  district nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
  month int NOT NULL,
  version int NOT NULL,
  budget_fen bigint NOT NULL CONSTRAINT budget_amount CHECK (budget_fen >= 0),
  recorded_at_ms bigint NOT NULL,
  CONSTRAINT budget_primary PRIMARY KEY (institution, district, month, version),
  CONSTRAINT budget_one CHECK ((institution = 0 AND district <> N'') OR (institution <> 0 AND district = N''))
);

CREATE INDEX budget_month ON dbo.budget (month);
