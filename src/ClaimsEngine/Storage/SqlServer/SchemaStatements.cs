namespace ClaimsEngine.Storage.SqlServer;

/// <summary>What is asked before the schema is touched.</summary>
internal static class SchemaStatements
{
    /// <summary>1 when transactions may read on a snapshot.</summary>
    public static readonly SqlStatement SnapshotState = new(
        "SELECT d.snapshot_isolation_state FROM sys.databases AS d WHERE d.database_id = db_id()");
}
