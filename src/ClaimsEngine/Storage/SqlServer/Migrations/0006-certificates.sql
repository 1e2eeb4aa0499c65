-- The client certificates by which institutions are known. thumbprint is SHA-256 of the certificate's DER bytes. A
-- certificate counts from from_ms up to, not including, until_ms, unless it is revoked. number tells which was
-- registered later.
CREATE TABLE dbo.certificate (
  thumbprint binary(32) NOT NULL CONSTRAINT certificate_primary PRIMARY KEY,
  number bigint IDENTITY (1, 1) NOT NULL,
  institution bigint NOT NULL CONSTRAINT certificate_of REFERENCES dbo.institution ([key]),
  subject nvarchar(1024) NOT NULL,
  from_ms bigint NOT NULL,
  until_ms bigint NOT NULL,
  registered_at_ms bigint NOT NULL,
  CONSTRAINT certificate_time CHECK (until_ms > from_ms)
);

CREATE INDEX certificate_institution ON dbo.certificate (institution);

CREATE TABLE dbo.certificate_revocation (
  thumbprint binary(32) NOT NULL CONSTRAINT certificate_revocation_primary PRIMARY KEY
    CONSTRAINT certificate_revocation_of REFERENCES dbo.certificate (thumbprint),
  revoked_at_ms bigint NOT NULL
);
GO

CREATE TRIGGER dbo.certificate_keep ON dbo.certificate INSTEAD OF UPDATE, DELETE AS
  THROW 50001, N'certificates are never updated and never deleted', 1;
GO

CREATE TRIGGER dbo.certificate_revocation_keep ON dbo.certificate_revocation INSTEAD OF UPDATE, DELETE AS
  THROW 50001, N'revocations are never updated and never deleted', 1;
GO
