using ClaimsEngine.Ledger;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>Loads what a batch needs on one snapshot, in a fixed few queries however large it is.</summary>
internal sealed class SqlBatchLoader
{
    private readonly SqlClaimRows _claims;
    private readonly SqlAccountRows _accounts;
    private readonly SqlMemberRows _members;
    private readonly SqlRegistryRows _registry;

    public SqlBatchLoader(SqlSession session, VersionCache cache)
    {
        _claims = new SqlClaimRows(session);
        _accounts = new SqlAccountRows(session);
        _members = new SqlMemberRows(session, cache);
        _registry = new SqlRegistryRows(session, cache);
    }

    /// <summary>The guard of each loaded member's state, by the member's key.</summary>
    public IReadOnlyDictionary<long, long> Guards => _members.Guards;

    /// <summary>Loads a batch. What is loaded first makes other members needed, so the order matters.</summary>
    public Batch Load(BatchNeeds needs, Moment moment, long idOffset = 0)
    {
        var batch = new Batch(moment) { IdOffset = idOffset };
        _claims.Load(batch, needs);
        _accounts.LoadLinks(batch, needs);
        _registry.LoadPrescriptions(batch, needs);
        _registry.LoadItems(batch, needs);
        _registry.LoadInstitutions(batch, needs);
        _members.Load(batch, needs);
        _accounts.Load(batch, needs);
        _members.LoadRecent(batch, needs);
        _registry.LoadBudgets(batch, needs);
        return batch;
    }
}
