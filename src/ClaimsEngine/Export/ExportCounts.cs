namespace ClaimsEngine.Export;

/// <summary>What an export wrote.</summary>
/// <param name="Members">Members.</param>
/// <param name="Claims">Claims that stand.</param>
/// <param name="Reversed">Claims that were taken back: in the ledger table only.</param>
/// <param name="Events">Rows of the ledger table.</param>
internal readonly record struct ExportCounts(long Members, long Claims, long Reversed, long Events);
