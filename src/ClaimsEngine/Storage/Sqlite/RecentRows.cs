using ClaimsEngine.Flags;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Reads members' recent claims for a batch.</summary>
internal sealed class RecentRows(SqliteConnection connection, KeyList keys) : IDisposable
{
    private readonly Statement _recent = new(connection,
        "SELECT r.member, r.claims FROM json_each(?) k CROSS JOIN recent_claims r ON r.member = k.value");

    /// <summary>Loads what is needed; the members must be loaded before.</summary>
    public void Load(Batch batch, BatchNeeds needs)
    {
        if (needs.Recent.Count == 0) return;
        Dictionary<long, MemberRecord> byKey = [];
        foreach (var id in needs.Recent)
        {
            if (!batch.Members.TryGetValue(id, out var member)) continue;
            member.Recent = RecentClaims.None;
            byKey.Add(member.Key, member);
        }

        _recent.BindText(keys.Of(byKey.Keys));
        while (_recent.Read()) byKey[_recent.Int64(0)].Recent = RecentClaims.Of(_recent.Blob(1));
    }

    public void Dispose() => _recent.Dispose();
}
