using ClaimsEngine.Flags;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>What a batch does to members, as rows: registrations, versions, links, states and years.</summary>
internal static class MemberTables
{
    /// <summary>
    /// The states of members that were registered before, as the batch leaves them: of all that it has looked at.
    /// </summary>
    /// <param name="members">The batch's members.</param>
    /// <param name="guards">The guards as they were read, by key.</param>
    public static TableRows States(IEnumerable<MemberRecord> members, IReadOnlyDictionary<long, long> guards)
    {
        var rows = new TableRows(TableTypes.StateRows);
        foreach (var member in members.Where(member => member.ReadVersion > 0).OrderBy(member => member.Key))
            Add(rows.Next(), member, guards[member.Key]);
        return rows;
    }

    /// <summary>The states of members whom the batch registers.</summary>
    public static TableRows NewStates(IEnumerable<MemberRecord> members)
    {
        var rows = new TableRows(TableTypes.StateRows);
        foreach (var member in members.Where(member => member is { ReadVersion: 0, IsChanged: true }))
            Add(rows.Next(), member, guard: 1);
        return rows;
    }

    public static TableRows Years(IEnumerable<MemberRecord> members)
    {
        var rows = new TableRows(TableTypes.YearRows);
        foreach (var member in members)
        {
            foreach (var year in member.Years.Where(year => year.IsChanged))
                rows.Next().Add(member.Key).Add(year.Year).Add(year.InScope.Value);
        }

        return rows;
    }

    public static TableRows NewMembers(Batch batch)
    {
        var rows = new TableRows(TableTypes.NamedRows);
        foreach (var (member, version) in batch.MemberVersions.Where(each => each.Version.Number == 1))
            rows.Next().Add(member.Key).Add(member.Id).Add(version.Number);
        return rows;
    }

    public static TableRows Versions(Batch batch)
    {
        var rows = new TableRows(TableTypes.ContentRows);
        foreach (var (member, version) in batch.MemberVersions)
            rows.Next().Add(member.Key).Add(version.Number).Add(version.Content);
        return rows;
    }

    public static TableRows Links(Batch batch)
    {
        var rows = new TableRows(TableTypes.FamilyLinkRows);
        foreach (var change in batch.LinkChanges)
        {
            var version = change.Version;
            rows.Next().Add(change.Relative.Key).Add(change.Owner.Key).Add(StoredDay.Of(version.From))
                .Add(version.Number).Add((int)version.Relation).Add(version.Priority)
                .Add(StoredDay.Of(version.Until)).Add(StoredDay.Of(version.ApplicationDay)).Add(change.AfterEntry);
        }

        return rows;
    }

    public static TableRows Recent(Batch batch)
    {
        var rows = new TableRows(TableTypes.RecentRows);
        foreach (var member in batch.RecentChanges)
            rows.Next().Add(member.Key).Add(new ReadOnlyMemory<byte>(RecentBytes.Of(member.Recent)));
        return rows;
    }

    private static void Add(TableRows to, MemberRecord member, long guard)
    {
        var standing = member.Standing;
        to.Add(member.Key).Add(guard).Add(member.ReadVersion + member.Changes).Add(member.Current.Number)
            .Add(standing.Balance.Value).Add(standing.LastEntry).Add(standing.EntryCount).Add(standing.Chain);
    }
}
