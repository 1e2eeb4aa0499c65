-- A batch reads and writes with one parameter per table: these are their types. A row's place among others means
-- nothing; what is looked up is listed once.

CREATE TYPE dbo.id_list AS TABLE (
  id varchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
  PRIMARY KEY (id)
);

CREATE TYPE dbo.key_list AS TABLE (
  [key] bigint NOT NULL,
  PRIMARY KEY ([key])
);

CREATE TYPE dbo.id_pair_list AS TABLE (
  id varchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
  number varchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
  PRIMARY KEY (id, number)
);

CREATE TYPE dbo.id_day_list AS TABLE (
  id varchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
  day int NOT NULL,
  PRIMARY KEY (id, day)
);

CREATE TYPE dbo.version_list AS TABLE (
  [key] bigint NOT NULL,
  version int NOT NULL,
  PRIMARY KEY ([key], version)
);

CREATE TYPE dbo.budget_list AS TABLE (
  id varchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
  district nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
  PRIMARY KEY (id, district)
);

CREATE TYPE dbo.district_list AS TABLE (
  institution bigint NOT NULL,
  from_day int NOT NULL,
  until_day int NOT NULL,
  district nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
  PRIMARY KEY (institution, from_day)
);

CREATE TYPE dbo.state_rows AS TABLE (
  member bigint NOT NULL,
  guard bigint NOT NULL,
  version bigint NOT NULL,
  content_version int NOT NULL,
  balance_fen bigint NOT NULL,
  last_entry bigint NOT NULL,
  entry_count bigint NOT NULL,
  chain binary(32) NOT NULL,
  PRIMARY KEY (member)
);

CREATE TYPE dbo.year_rows AS TABLE (
  member bigint NOT NULL,
  year int NOT NULL,
  in_scope_fen bigint NOT NULL,
  PRIMARY KEY (member, year)
);

CREATE TYPE dbo.named_rows AS TABLE (
  [key] bigint NOT NULL,
  id varchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
  version int NOT NULL,
  PRIMARY KEY ([key])
);

CREATE TYPE dbo.content_rows AS TABLE (
  [key] bigint NOT NULL,
  version int NOT NULL,
  content varbinary(max) NOT NULL,
  PRIMARY KEY ([key], version)
);

CREATE TYPE dbo.entry_rows AS TABLE (
  id bigint NOT NULL,
  kind int NOT NULL,
  member bigint NOT NULL,
  sequence bigint NOT NULL,
  previous_id bigint NOT NULL,
  member_version int NOT NULL,
  policy int NOT NULL,
  recorded_at_ms bigint NOT NULL,
  day int NOT NULL,
  institution bigint NULL,
  institution_version int NOT NULL,
  claim_number varchar(64) COLLATE Latin1_General_BIN2 NULL,
  visit_kind int NOT NULL,
  setting int NOT NULL,
  prescriber bigint NULL,
  prescriber_version int NOT NULL,
  issue_day int NOT NULL,
  account_use int NOT NULL,
  account_limit_fen bigint NULL,
  replaces_number varchar(64) COLLATE Latin1_General_BIN2 NULL,
  reverses bigint NULL,
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
  part_of bigint NULL,
  relative bigint NULL,
  purpose int NOT NULL,
  marks int NOT NULL,
  lines_digest binary(32) NULL,
  contribution_base_fen bigint NOT NULL,
  employer_fen bigint NOT NULL,
  individual_fen bigint NOT NULL,
  hash binary(32) NOT NULL,
  PRIMARY KEY (id)
);

CREATE TYPE dbo.claim_key_rows AS TABLE (
  institution bigint NOT NULL,
  number varchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
  entry bigint NULL,
  PRIMARY KEY (institution, number)
);

CREATE TYPE dbo.fence_rows AS TABLE (
  sequence bigint NOT NULL,
  institution bigint NOT NULL,
  number varchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
  hash binary(32) NOT NULL,
  PRIMARY KEY (sequence)
);

CREATE TYPE dbo.entry_line_rows AS TABLE (
  entry bigint NOT NULL,
  line int NOT NULL,
  item bigint NOT NULL,
  item_version int NOT NULL,
  quantity_e4 bigint NOT NULL,
  price_e6 bigint NOT NULL,
  days int NOT NULL,
  amount_fen bigint NOT NULL,
  in_scope_fen bigint NOT NULL,
  fully_self_paid_fen bigint NOT NULL,
  over_price_limit_fen bigint NOT NULL,
  pre_self_paid_fen bigint NOT NULL,
  PRIMARY KEY (entry, line)
);

CREATE TYPE dbo.flag_rows AS TABLE (
  entry bigint NOT NULL,
  kind int NOT NULL,
  measure int NOT NULL,
  institution bigint NOT NULL,
  PRIMARY KEY (entry, kind)
);

CREATE TYPE dbo.recent_rows AS TABLE (
  member bigint NOT NULL,
  claims varbinary(max) NOT NULL,
  PRIMARY KEY (member)
);

CREATE TYPE dbo.catalogue_rows AS TABLE (
  item bigint NOT NULL,
  version int NOT NULL,
  kind int NOT NULL,
  class int NOT NULL,
  pre_self_pay_bp int NOT NULL,
  price_limit_e6 bigint NULL,
  from_day int NOT NULL,
  until_day int NOT NULL,
  PRIMARY KEY (item, version)
);

CREATE TYPE dbo.prescription_rows AS TABLE (
  [key] bigint NOT NULL,
  institution bigint NOT NULL,
  number varchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
  member bigint NOT NULL,
  content varbinary(max) NOT NULL,
  PRIMARY KEY ([key])
);

CREATE TYPE dbo.left_rows AS TABLE (
  prescription bigint NOT NULL,
  item int NOT NULL,
  left_e4 bigint NOT NULL,
  PRIMARY KEY (prescription, item)
);

CREATE TYPE dbo.family_link_rows AS TABLE (
  relative bigint NOT NULL,
  owner bigint NOT NULL,
  from_day int NOT NULL,
  version int NOT NULL,
  relation int NOT NULL,
  priority int NOT NULL,
  until_day int NOT NULL,
  application_day int NOT NULL,
  after_entry bigint NOT NULL,
  PRIMARY KEY (relative, owner, from_day, version)
);

CREATE TYPE dbo.budget_rows AS TABLE (
  institution bigint NOT NULL,
  district nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
  month int NOT NULL,
  version int NOT NULL,
  budget_fen bigint NOT NULL,
  PRIMARY KEY (institution, district, month, version)
);

CREATE TYPE dbo.policy_file_rows AS TABLE (
  name nvarchar(200) COLLATE Latin1_General_BIN2 NOT NULL,
  content varbinary(max) NOT NULL,
  PRIMARY KEY (name)
);
