namespace ClaimsEngine.Storage.Sqlite;

/// <summary>The ledger in a SQLite file.</summary>
internal sealed class SqliteStore(SqliteFile file) : ILedgerStore
{
    private readonly VersionCache _cache = new();

    public IPolicyRows Policies { get; } = new PolicyRows(file);

    public IFlagPages Flags { get; } = new FlagPages(file);

    public void Upgrade() => SqliteSchema.Upgrade(file);

    public ILedgerWriter OpenWriter() => new LedgerWriter(file, _cache);

    public ILedgerReader OpenReader() => new LedgerReader(file, _cache);

    public IReconciliationRows OpenReconciliation() => new ReconciliationRows(file);

    public IFundRows OpenFund() => new FundRows(file);

    public void Dispose() => _cache.Dispose();
}
