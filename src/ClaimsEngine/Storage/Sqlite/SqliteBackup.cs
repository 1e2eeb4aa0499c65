using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>
/// Copies a database as of one moment, over SQLite's own backup, while engines go on writing to it.
/// </summary>
internal static class SqliteBackup
{
    /// <summary>Copies one file to another and proves the copy sound.</summary>
    /// <param name="from">The database.</param>
    /// <param name="to">The copy: it must not exist. It appears under its name only when it is whole.</param>
    /// <returns>How many ledger entries the copy holds.</returns>
    /// <exception cref="IOException">The source is missing, or the copy exists.</exception>
    /// <exception cref="InvalidOperationException">The source cannot be read, or the copy is not sound.</exception>
    public static long Copy(string from, string to)
    {
        if (!File.Exists(from)) throw new FileNotFoundException($"There is no database {from}.", from);
        foreach (var file in (string[])[to, to + "-wal", to + "-shm"])
        {
            if (File.Exists(file)) throw new IOException($"{file} exists. Nothing is overwritten: move it away first.");
        }

        var unfinished = to + ".unfinished";
        try
        {
            File.Delete(unfinished);
            var entries = CopyAndCheck(from, unfinished);
            File.Move(unfinished, to);
            return entries;
        }
        catch (SqliteException e)
        {
            throw new InvalidOperationException($"{from} could not be copied to {to}: {e.Message}", e);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static long CopyAndCheck(string from, string to)
    {
        using var source = new SqliteFile(from).OpenForReading();
        using var copy = Open(to);
        source.BackupDatabase(copy);

        // The copy is one file: without a log of its own it can be moved and stored.
        Ask(copy, "PRAGMA journal_mode = DELETE");
        var verdict = Ask(copy, "PRAGMA integrity_check") as string;
        if (verdict != "ok") throw new InvalidOperationException($"The copy of {from} is not sound: {verdict}.");
        var broken = Ask(copy, "SELECT count(*) FROM pragma_foreign_key_check") as long?;
        if (broken != 0) throw new InvalidOperationException($"The copy of {from} has {broken} broken references.");
        return Ask(copy, "SELECT count(*) FROM entry") as long? ?? 0;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
