-- Who a psn_no is. The certificate number is found by its keyed hash; name and number are sealed.
CREATE TABLE identity (
    psn_no TEXT PRIMARY KEY,
    certificate_hash BLOB NOT NULL UNIQUE,
    content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE file (
    file_qury_no TEXT PRIMARY KEY,
    institution TEXT NOT NULL,
    filename TEXT NOT NULL,
    content BLOB NOT NULL,
    fetch_until TEXT NOT NULL
) STRICT;
