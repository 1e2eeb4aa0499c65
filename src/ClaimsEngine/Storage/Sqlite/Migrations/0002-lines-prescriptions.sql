-- Quantities are in 1/10 000 of the unit, prices in 1/1 000 000 yuan.

-- The catalogue's items by their codes; version counts the rows of an item.
CREATE TABLE catalogue_item (
  key INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL
) STRICT;

-- What holds of an item in a span of days. Of rows with the same first day the latest version holds.
-- class: 1 A, 2 B, 3 C. kind: 1 drug, 2 service, 3 consumable, 4 device. until_day: 0 while it goes on.
CREATE TABLE catalogue_row (
  item INTEGER NOT NULL REFERENCES catalogue_item (key),
  version INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  class INTEGER NOT NULL,
  pre_self_pay_bp INTEGER NOT NULL CHECK (pre_self_pay_bp BETWEEN 0 AND 10000),
  price_limit_e6 INTEGER CHECK (price_limit_e6 >= 0),
  from_day INTEGER NOT NULL,
  until_day INTEGER NOT NULL,
  recorded_at_ms INTEGER NOT NULL,
  PRIMARY KEY (item, version)
) STRICT, WITHOUT ROWID;

-- The lines of a settled claim, with the catalogue row that priced each. Their digest stands in the entry.
CREATE TABLE entry_line (
  entry INTEGER NOT NULL REFERENCES entry (id),
  line INTEGER NOT NULL,
  item INTEGER NOT NULL,
  item_version INTEGER NOT NULL,
  quantity_e4 INTEGER NOT NULL CHECK (quantity_e4 > 0),
  price_e6 INTEGER NOT NULL CHECK (price_e6 >= 0),
  days INTEGER NOT NULL,
  amount_fen INTEGER NOT NULL,
  in_scope_fen INTEGER NOT NULL,
  fully_self_paid_fen INTEGER NOT NULL,
  over_price_limit_fen INTEGER NOT NULL,
  pre_self_paid_fen INTEGER NOT NULL,
  PRIMARY KEY (entry, line),
  FOREIGN KEY (item, item_version) REFERENCES catalogue_row (item, version)
) STRICT, WITHOUT ROWID;

-- External prescriptions: the prescription message in canonical protobuf bytes.
CREATE TABLE prescription (
  key INTEGER PRIMARY KEY,
  institution INTEGER NOT NULL REFERENCES institution (key),
  number TEXT NOT NULL,
  member INTEGER NOT NULL REFERENCES member (key),
  content BLOB NOT NULL,
  recorded_at_ms INTEGER NOT NULL,
  UNIQUE (institution, number)
) STRICT;

CREATE TABLE prescription_cancellation (
  prescription INTEGER PRIMARY KEY REFERENCES prescription (key),
  recorded_at_ms INTEGER NOT NULL
) STRICT;

-- What is left of each prescribed item. Guarded by the version of the member's state: whoever changes a
-- prescription changes that too.
CREATE TABLE prescription_left (
  prescription INTEGER NOT NULL REFERENCES prescription (key),
  item INTEGER NOT NULL,
  left_e4 INTEGER NOT NULL CHECK (left_e4 >= 0),
  PRIMARY KEY (prescription, item)
) STRICT, WITHOUT ROWID;

-- Finds what was settled against a prescription; a claim without one writes nothing here.
CREATE INDEX entry_prescription ON entry (prescriber, prescription_number) WHERE prescription_number IS NOT NULL;

CREATE TRIGGER catalogue_row_keep BEFORE UPDATE ON catalogue_row
BEGIN SELECT RAISE(ABORT, 'catalogue rows are never updated'); END;
CREATE TRIGGER catalogue_row_stay BEFORE DELETE ON catalogue_row
BEGIN SELECT RAISE(ABORT, 'catalogue rows are never deleted'); END;
CREATE TRIGGER entry_line_keep BEFORE UPDATE ON entry_line
BEGIN SELECT RAISE(ABORT, 'claim lines are never updated'); END;
CREATE TRIGGER entry_line_stay BEFORE DELETE ON entry_line
BEGIN SELECT RAISE(ABORT, 'claim lines are never deleted'); END;
CREATE TRIGGER prescription_keep BEFORE UPDATE ON prescription
BEGIN SELECT RAISE(ABORT, 'prescriptions are never updated'); END;
CREATE TRIGGER prescription_stay BEFORE DELETE ON prescription
BEGIN SELECT RAISE(ABORT, 'prescriptions are never deleted'); END;
CREATE TRIGGER prescription_cancellation_keep BEFORE UPDATE ON prescription_cancellation
BEGIN SELECT RAISE(ABORT, 'cancellations are never updated'); END;
CREATE TRIGGER prescription_cancellation_stay BEFORE DELETE ON prescription_cancellation
BEGIN SELECT RAISE(ABORT, 'cancellations are never deleted'); END;
