using ClaimsEngine.Families;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Loads what a batch needs, in a fixed few queries however large it is.</summary>
internal sealed class BatchLoader : IDisposable
{
    private readonly KeyList _keys = new();
    private readonly AccountRows _accounts;
    private readonly EntryRows _entries;
    private readonly FamilyRows _families;
    private readonly InstitutionRows _institutions;
    private readonly MemberRows _members;
    private readonly ItemRows _items;
    private readonly PrescriptionRows _prescriptions;
    private readonly BudgetRows _budgets;

    /// <summary>Prepares the queries.</summary>
    /// <param name="connection">The connection, used by one thread at a time.</param>
    /// <param name="cache">Versions that were read before.</param>
    /// <param name="states">What is known of the rows as they are now; null where nothing is.</param>
    public BatchLoader(SqliteConnection connection, VersionCache cache, StateCache? states = null)
    {
        _accounts = new AccountRows(connection, _keys);
        _families = new FamilyRows(connection, states, _keys);
        _entries = new EntryRows(connection, _families, states, _keys);
        _institutions = new InstitutionRows(connection, cache, states, _keys);
        _members = new MemberRows(connection, cache, states, _keys);
        _items = new ItemRows(connection, cache, _keys);
        _prescriptions = new PrescriptionRows(connection, _keys);
        _budgets = new BudgetRows(connection, _keys);
    }

    /// <summary>Loads within the connection's transaction.</summary>
    /// <param name="batch">An empty batch, which receives what is loaded.</param>
    /// <param name="needs">What is needed.</param>
    public void Load(Batch batch, BatchNeeds needs)
    {
        _entries.LoadClaims(batch, needs);
        _families.LoadLinks(batch, needs);
        _prescriptions.Load(batch, needs);
        _items.Load(batch, needs);
        _institutions.Load(batch, needs);
        _members.Load(batch, needs);
        _entries.LoadAccounts(batch, needs);
        _accounts.Load(batch, needs);
        _budgets.Load(batch, needs);
    }

    /// <summary>One version of a member, new or old.</summary>
    public MemberVersion MemberVersion(long key, int number) => _members.Version(key, number);

    /// <summary>The links over which a member's account pays.</summary>
    public List<LinkVersion> LinksOwnedBy(string ownerId) => _families.OwnedBy(ownerId);

    public void Dispose()
    {
        _accounts.Dispose();
        _families.Dispose();
        _entries.Dispose();
        _institutions.Dispose();
        _members.Dispose();
        _items.Dispose();
        _prescriptions.Dispose();
        _budgets.Dispose();
        _keys.Dispose();
    }
}
