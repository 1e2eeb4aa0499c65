using ClaimsEngine.Audit;
using ClaimsEngine.Storage.Audits;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>The ledger in a SQL Server database, which any number of engines share.</summary>
internal sealed class SqlServerStore(SqlServerDatabase database) : ILedgerStore
{
    private readonly VersionCache _cache = new();

    public IPolicyRows Policies { get; } = new SqlPolicyRows(database);

    public IFlagPages Flags { get; } = new SqlFlagPages(database);

    public ICertificateRows Certificates { get; } = new SqlCertificateRows(database);

    public void Upgrade() => SqlServerSchema.Upgrade(database);

    public void ProveWritable()
    {
        using var session = database.OpenForWriting();
        session.Run(WriteStatements.Probe);
        session.Commit();
    }

    public ILedgerWriter OpenWriter() => new SqlLedgerWriter(database, _cache);

    public ILedgerReader OpenReader() => new SqlLedgerReader(database, _cache);

    public IReconciliationRows OpenReconciliation() => new SqlReconciliationRows(database.OpenLongSnapshot());

    public IFundRows OpenFund() => new SqlFundRows(database.OpenLongSnapshot());

    public IAuditConnection OpenAudit(bool onSnapshot) => new SqlAuditConnection(
        onSnapshot ? database.OpenLongSnapshot() : database.OpenForReading());

    public bool TryKeep(DayCheckpoint checkpoint, long lastId) =>
        SqlCheckpoints.TryKeep(database, checkpoint, lastId);

    public void Dispose() => _cache.Dispose();
}
