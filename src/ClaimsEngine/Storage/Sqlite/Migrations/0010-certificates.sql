-- The client certificates by which institutions are known. thumbprint is SHA-256 of the certificate's DER bytes. A
-- certificate counts from from_ms up to, not including, until_ms, unless it is revoked.
CREATE TABLE certificate (
  thumbprint BLOB PRIMARY KEY CHECK (length(thumbprint) = 32),
  institution INTEGER NOT NULL REFERENCES institution (key),
  subject TEXT NOT NULL,
  from_ms INTEGER NOT NULL,
  until_ms INTEGER NOT NULL CHECK (until_ms > from_ms),
  registered_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX certificate_institution ON certificate (institution);

CREATE TABLE certificate_revocation (
  thumbprint BLOB PRIMARY KEY REFERENCES certificate (thumbprint),
  revoked_at_ms INTEGER NOT NULL
) STRICT;

CREATE TRIGGER certificate_keep BEFORE UPDATE ON certificate
BEGIN SELECT RAISE(ABORT, 'certificates are never updated'); END;
CREATE TRIGGER certificate_stay BEFORE DELETE ON certificate
BEGIN SELECT RAISE(ABORT, 'certificates are never deleted'); END;
CREATE TRIGGER certificate_revocation_keep BEFORE UPDATE ON certificate_revocation
BEGIN SELECT RAISE(ABORT, 'revocations are never updated'); END;
CREATE TRIGGER certificate_revocation_stay BEFORE DELETE ON certificate_revocation
BEGIN SELECT RAISE(ABORT, 'revocations are never deleted'); END;
