using ClaimsRules.Policies;
using Dapper;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Policies kept by their hash, with the bytes of their files.</summary>
internal sealed class PolicyRows(SqliteFile file) : IPolicyRows
{
    /// <summary>Keeps a policy unless it is kept already.</summary>
    /// <returns>Its key.</returns>
    public int Keep(string hash, IReadOnlyList<PolicyFile> files, long nowMs)
    {
        var bytes = Convert.FromHexString(hash);
        using var connection = file.OpenForWriting();
        using var transaction = connection.BeginTransaction();
        var known = connection.ExecuteScalar<int?>(
            "SELECT key FROM policy WHERE hash = @bytes", new { bytes }, transaction);
        if (known is { } key) return key;
        key = connection.ExecuteScalar<int>(
            "INSERT INTO policy (hash, recorded_at_ms) VALUES (@bytes, @nowMs) RETURNING key",
            new { bytes, nowMs }, transaction);
        connection.Execute(
            "INSERT INTO policy_file (policy, name, content) VALUES (@key, @Name, @Content)",
            files.Select(each => new { key, each.Name, Content = each.Utf8.ToArray() }), transaction);
        transaction.Commit();
        return key;
    }

    /// <summary>The files of a kept policy.</summary>
    public List<PolicyFile> Files(int key)
    {
        using var connection = file.OpenForReading();
        return
        [
            .. connection.Query<(string Name, byte[] Content)>(
                    "SELECT name, content FROM policy_file WHERE policy = @key ORDER BY name", new { key })
                .Select(row => new PolicyFile(row.Name, row.Content)),
        ];
    }

    /// <summary>Whether the store answers.</summary>
    public bool Answers()
    {
        using var connection = file.OpenForReading();
        return connection.ExecuteScalar<long>("SELECT count(*) FROM policy") > 0;
    }
}
