-- Running numbers of references and ids.
CREATE TABLE sequence (
    name TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What was answered to each msgid. The content is sealed: it may name a person.
CREATE TABLE answer (
    institution TEXT NOT NULL,
    msgid TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    succeeded INTEGER NOT NULL,
    content BLOB NOT NULL,
    answered_on TEXT NOT NULL,
    PRIMARY KEY (institution, msgid)
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in (
    sign_no TEXT PRIMARY KEY,
    institution TEXT NOT NULL,
    opter_no TEXT NOT NULL,
    signed_in_on TEXT NOT NULL,
    signed_out_at TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX sign_in_of_day ON sign_in (institution, signed_in_on);

-- A visit registered by 2201, or made by 2102. The content is what the institution sent besides, sealed.
CREATE TABLE visit (
    mdtrt_id TEXT PRIMARY KEY,
    institution TEXT NOT NULL,
    psn_no TEXT NOT NULL,
    ipt_otp_no TEXT NOT NULL,
    insutype TEXT NOT NULL,
    service_day TEXT NOT NULL,
    med_type TEXT,
    content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_of_person ON visit (institution, psn_no, service_day);

CREATE TABLE diagnosis (
    mdtrt_id TEXT NOT NULL REFERENCES visit ON DELETE CASCADE,
    diag_type TEXT NOT NULL,
    diag_srt_no TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (mdtrt_id, diag_type, diag_srt_no)
) STRICT, WITHOUT ROWID;

-- A settlement, from the moment before the engine is asked: pending, settled or reversed. Amounts in fen.
CREATE TABLE settlement (
    setl_id TEXT PRIMARY KEY,
    institution TEXT NOT NULL,
    msgid TEXT NOT NULL,
    infno TEXT NOT NULL,
    mdtrt_id TEXT NOT NULL,
    psn_no TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'settled', 'reversed')),
    service_day TEXT NOT NULL,
    insutype TEXT NOT NULL,
    med_type TEXT NOT NULL,
    mdtrt_cert_type TEXT NOT NULL,
    clr_type TEXT NOT NULL,
    invono TEXT,
    total_fen INTEGER NOT NULL,
    in_scope_fen INTEGER NOT NULL,
    fully_self_paid_fen INTEGER NOT NULL,
    over_price_limit_fen INTEGER NOT NULL,
    pre_self_paid_fen INTEGER NOT NULL,
    deductible_fen INTEGER NOT NULL DEFAULT 0,
    fund_fen INTEGER NOT NULL DEFAULT 0,
    account_fen INTEGER NOT NULL DEFAULT 0,
    family_fen INTEGER NOT NULL DEFAULT 0,
    cash_fen INTEGER NOT NULL DEFAULT 0,
    balance_fen INTEGER NOT NULL DEFAULT 0,
    fund_rate_e4 INTEGER NOT NULL DEFAULT 0,
    amounts_differed INTEGER NOT NULL DEFAULT 0,
    settled_at TEXT,
    reversal_id TEXT,
    reversed_by TEXT,
    reversed_at TEXT,
    UNIQUE (institution, msgid)
) STRICT, WITHOUT ROWID;

CREATE INDEX settlement_of_visit ON settlement (mdtrt_id);
CREATE UNIQUE INDEX settlement_reversal ON settlement (reversal_id) WHERE reversal_id IS NOT NULL;

-- A fee line; setl_id is the settlement that holds it. Quantity in 1/10 000, price in 1/1 000 000 yuan.
CREATE TABLE fee_line (
    mdtrt_id TEXT NOT NULL REFERENCES visit ON DELETE CASCADE,
    feedetl_sn TEXT NOT NULL,
    chrg_bchno TEXT NOT NULL,
    setl_id TEXT,
    item_code TEXT NOT NULL,
    item_class INTEGER NOT NULL,
    item_kind INTEGER NOT NULL,
    quantity_e4 INTEGER NOT NULL,
    price_e6 INTEGER NOT NULL,
    days INTEGER NOT NULL,
    price_limit_e6 INTEGER,
    self_pay_bp INTEGER NOT NULL,
    refused_by_hospital INTEGER NOT NULL,
    amount_fen INTEGER NOT NULL,
    in_scope_fen INTEGER NOT NULL,
    fully_self_paid_fen INTEGER NOT NULL,
    over_price_limit_fen INTEGER NOT NULL,
    pre_self_paid_fen INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (mdtrt_id, feedetl_sn)
) STRICT, WITHOUT ROWID;

CREATE INDEX fee_line_of_settlement ON fee_line (setl_id);
