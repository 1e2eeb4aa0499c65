using ClaimsRules.Policies;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>Policies kept by their hash, with the bytes of their files.</summary>
internal sealed class SqlPolicyRows(SqlServerDatabase database) : IPolicyRows
{
    public int Keep(string hash, IReadOnlyList<PolicyFile> files, long nowMs) => database.Retry.Execute(() =>
    {
        var bytes = Convert.FromHexString(hash);
        try
        {
            return Find(bytes) ?? Add(bytes, files, nowMs);
        }
        catch (SqlServerFault fault) when (fault.Kind == FaultKind.Duplicate)
        {
            // Another engine kept the same policy meanwhile.
            if (Find(bytes) is { } key) return key;
            throw;
        }
    });

    public List<PolicyFile> Files(int key)
    {
        using var session = database.OpenForReading();
        List<PolicyFile> files = [];
        using var rows = session.Read(PageStatements.PolicyFiles, key);
        while (rows.Read()) files.Add(new PolicyFile(rows.Text(0), rows.Blob(1)));
        return files;
    }

    public bool Answers()
    {
        using var session = database.OpenForWriting();
        return session.Value<long>(PageStatements.CountPolicies) > 0;
    }

    private int? Find(byte[] hash)
    {
        using var session = database.OpenForWriting();
        return session.Value<int?>(PageStatements.FindPolicy, hash);
    }

    private int Add(byte[] hash, IReadOnlyList<PolicyFile> files, long nowMs)
    {
        var rows = new TableRows(TableTypes.PolicyFileRows);
        foreach (var file in files) rows.Next().Add(file.Name).Add(file.Utf8);
        using var session = database.OpenForWriting();
        session.Run(PageStatements.KeepPolicy, hash, nowMs);
        var key = session.Value<int>(PageStatements.FindPolicy, hash);
        session.Run(PageStatements.KeepPolicyFiles, key, rows);
        session.Commit();
        return key;
    }
}
