using ClaimsRules.Policies;
using Dapper;
using Microsoft.Data.Sqlite;

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
        if (KeyOf(bytes, connection, null) is { } known) return known;
        using var transaction = connection.BeginTransaction();
        // Another engine may have kept it since.
        if (KeyOf(bytes, connection, transaction) is { } kept) return kept;
        var key = connection.ExecuteScalar<int>(
            "INSERT INTO policy (hash, recorded_at_ms) VALUES (@bytes, @nowMs) RETURNING key",
            new { bytes, nowMs }, transaction);
        connection.Execute(
            "INSERT INTO policy_file (policy, name, content) VALUES (@key, @Name, @Content)",
            files.Select(each => new { key, each.Name, Content = each.Utf8.ToArray() }), transaction);
        transaction.Commit();
        return key;
    }

    // A start mostly asks nothing else: Dapper would generate code for it first.
    private static int? KeyOf(byte[] hash, SqliteConnection connection, SqliteTransaction? transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT key FROM policy WHERE hash = @hash";
        command.Parameters.AddWithValue("@hash", hash);
        return command.ExecuteScalar() is long key ? (int)key : null;
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
