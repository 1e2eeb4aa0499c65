-- What the ledger never does is refused by the database, whoever asks for it.

CREATE TRIGGER dbo.entry_keep ON dbo.entry INSTEAD OF UPDATE, DELETE AS
  THROW 50001, N'ledger entries are never updated and never deleted', 1;
GO

CREATE TRIGGER dbo.claim_key_keep ON dbo.claim_key INSTEAD OF UPDATE, DELETE AS
  THROW 50001, N'claim numbers are never updated and never deleted', 1;
GO

CREATE TRIGGER dbo.fence_keep ON dbo.fence INSTEAD OF UPDATE, DELETE AS
  THROW 50001, N'closed numbers are never updated and never deleted', 1;
GO

CREATE TRIGGER dbo.checkpoint_keep ON dbo.[checkpoint] INSTEAD OF UPDATE, DELETE AS
  THROW 50001, N'checkpoints are never updated and never deleted', 1;
GO

CREATE TRIGGER dbo.member_version_keep ON dbo.member_version INSTEAD OF UPDATE, DELETE AS
  THROW 50001, N'member versions are never updated and never deleted', 1;
GO

CREATE TRIGGER dbo.institution_version_keep ON dbo.institution_version INSTEAD OF UPDATE, DELETE AS
  THROW 50001, N'institution versions are never updated and never deleted', 1;
GO

CREATE TRIGGER dbo.policy_keep ON dbo.policy INSTEAD OF UPDATE, DELETE AS
  THROW 50001, N'policies are never updated and never deleted', 1;
GO

CREATE TRIGGER dbo.policy_file_keep ON dbo.policy_file INSTEAD OF UPDATE, DELETE AS
  THROW 50001, N'policy files are never updated and never deleted', 1;
GO

CREATE TRIGGER dbo.catalogue_row_keep ON dbo.catalogue_row INSTEAD OF UPDATE, DELETE AS
  THROW 50001, N'catalogue rows are never updated and never deleted', 1;
GO

CREATE TRIGGER dbo.entry_line_keep ON dbo.entry_line INSTEAD OF UPDATE, DELETE AS
  THROW 50001, N'claim lines are never updated and never deleted', 1;
GO

CREATE TRIGGER dbo.prescription_keep ON dbo.prescription INSTEAD OF UPDATE, DELETE AS
  THROW 50001, N'prescriptions are never updated and never deleted', 1;
GO

CREATE TRIGGER dbo.prescription_cancellation_keep ON dbo.prescription_cancellation INSTEAD OF UPDATE, DELETE AS
  THROW 50001, N'cancellations are never updated and never deleted', 1;
GO

CREATE TRIGGER dbo.family_link_keep ON dbo.family_link INSTEAD OF UPDATE, DELETE AS
  THROW 50001, N'family links are never updated and never deleted', 1;
GO

CREATE TRIGGER dbo.flag_keep ON dbo.flag INSTEAD OF UPDATE, DELETE AS
  THROW 50001, N'flags are never updated and never deleted', 1;
GO

CREATE TRIGGER dbo.budget_keep ON dbo.budget INSTEAD OF UPDATE, DELETE AS
  THROW 50001, N'budgets are never updated and never deleted', 1;
GO
