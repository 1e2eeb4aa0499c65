using ClaimsEngine.Families;
using ClaimsEngine.Institutions;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>
/// What the last batches knew when they were committed, for the next batch of the same connection. It holds only
/// while nobody else has committed since, which each batch asks SQLite within its own transaction: then what is here is
/// what the rows hold. Anything else empties it, and a batch loads what it needs.
/// </summary>
internal sealed class StateCache
{
    // A member takes one to three KiB with its recent claims. A cache that is full begins anew.
    private const int MostMembers = 50_000;
    private const int MostInstitutions = 20_000;

    private readonly Dictionary<string, MemberRecord> _members = [];
    private readonly Dictionary<string, InstitutionRecord> _institutions = [];
    private readonly Dictionary<string, FamilyCircle> _families = [];
    private long _dataVersion;

    /// <summary>Keeps what is here only if it is of this version of the data.</summary>
    /// <param name="dataVersion">SQLite's count of others' commits, read within the transaction.</param>
    public void Require(long dataVersion)
    {
        if (dataVersion != _dataVersion) Clear();
        _dataVersion = dataVersion;
    }

    public MemberRecord? Member(string id) => _members.GetValueOrDefault(id);

    public InstitutionRecord? Institution(string id) => _institutions.GetValueOrDefault(id);

    public FamilyCircle? Family(string relativeId) => _families.GetValueOrDefault(relativeId);

    /// <summary>Takes over what a batch knows, which is committed.</summary>
    public void Keep(Batch batch)
    {
        if (Math.Max(_members.Count, _families.Count) >= MostMembers || _institutions.Count >= MostInstitutions) Clear();
        foreach (var (id, member) in batch.Members)
        {
            member.Keep();
            _members.TryAdd(id, member);
        }

        foreach (var (id, institution) in batch.Institutions) _institutions.TryAdd(id, institution);
        foreach (var (id, family) in batch.Families) _families.TryAdd(id, family);
    }

    /// <summary>Forgets everything: a batch has changed what is here and is not committed, or others have written.</summary>
    public void Clear()
    {
        _members.Clear();
        _institutions.Clear();
        _families.Clear();
    }
}
