using ClaimsEngine.Audit;
using ClaimsEngine.Storage.Audits;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>The ledger in a SQLite file.</summary>
internal sealed class SqliteStore(SqliteFile file) : ILedgerStore
{
    private readonly VersionCache _cache = new();

    public IPolicyRows Policies { get; } = new PolicyRows(file);

    public IFlagPages Flags { get; } = new FlagPages(file);

    public ICertificateRows Certificates { get; } = new CertificateRows(file);

    public void Upgrade() => SqliteSchema.Upgrade(file);

    public void ProveWritable() => WriteProbe.Run(file);

    public ILedgerWriter OpenWriter() => new LedgerWriter(file, _cache);

    public ILedgerReader OpenReader() => new LedgerReader(file, _cache);

    public IReconciliationRows OpenReconciliation() => new ReconciliationRows(file);

    public IFundRows OpenFund() => new FundRows(file);

    public IAuditConnection OpenAudit(bool onSnapshot) => new AuditConnection(file, onSnapshot);

    public bool TryKeep(DayCheckpoint checkpoint, long lastId) => CheckpointWriter.TryKeep(file, checkpoint, lastId);

    public void Dispose() => _cache.Dispose();
}
