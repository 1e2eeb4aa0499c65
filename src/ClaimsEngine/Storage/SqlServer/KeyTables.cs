using ClaimsEngine.Ledger;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>Keys as rows of a table type: a whole batch asks with one parameter. Each key stands once.</summary>
internal static class KeyTables
{
    public static TableRows Of(IEnumerable<string> ids)
    {
        var rows = new TableRows(TableTypes.IdList);
        foreach (var id in ids) rows.Next().Add(id);
        return rows;
    }

    public static TableRows Of(IEnumerable<long> keys)
    {
        var rows = new TableRows(TableTypes.KeyList);
        foreach (var key in keys) rows.Next().Add(key);
        return rows;
    }

    public static TableRows Of(IEnumerable<(string Id, string Number)> pairs)
    {
        var rows = new TableRows(TableTypes.IdPairList);
        foreach (var (id, number) in pairs) rows.Next().Add(id).Add(number);
        return rows;
    }

    public static TableRows Of(IEnumerable<(string Id, DateOnly Day)> months)
    {
        var rows = new TableRows(TableTypes.IdDayList);
        foreach (var (id, day) in months) rows.Next().Add(id).Add(StoredDay.Of(day));
        return rows;
    }

    public static TableRows Of(IEnumerable<(long Key, int Version)> versions)
    {
        var rows = new TableRows(TableTypes.VersionList);
        foreach (var (key, version) in versions) rows.Next().Add(key).Add(version);
        return rows;
    }
}
