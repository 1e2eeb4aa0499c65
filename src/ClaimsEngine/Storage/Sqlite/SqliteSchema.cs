using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Brings the database to this engine's schema by numbered migrations.</summary>
internal static class SqliteSchema
{
    private const string Folder = ".Storage.Sqlite.Migrations.";
    private const int LongestUpgradeSeconds = 600;

    /// <summary>Runs the migrations that are missing. Engines may do so at the same moment.</summary>
    /// <exception cref="InvalidOperationException">
    /// The file cannot be opened, a migration fails, or the database is newer than the engine.
    /// </exception>
    public static void Upgrade(SqliteFile file)
    {
        try
        {
            if (!IsCurrent(file)) Migrate(file);
        }
        catch (SqliteException e)
        {
            throw new InvalidOperationException($"The database {file.Path} cannot be used: {e.Message}", e);
        }
    }

    // The usual start finds nothing to do: it neither loads the migrator nor waits for a turn to write.
    private static bool IsCurrent(SqliteFile file)
    {
        if (!File.Exists(file.Path)) return false;
        using var connection = file.OpenForWriting();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'SchemaVersions'";
        if (command.ExecuteScalar() is not 1L) return false;
        command.CommandText = "SELECT ScriptName FROM SchemaVersions";
        HashSet<string> done = new(StringComparer.Ordinal);
        using var rows = command.ExecuteReader();
        while (rows.Read()) done.Add(rows.GetString(0));
        return done.SetEquals(typeof(SqliteSchema).Assembly.GetManifestResourceNames().Where(IsMigration));
    }

    private static bool IsMigration(string resource) => resource.Contains(Folder, StringComparison.Ordinal);

    private static void Migrate(SqliteFile file)
    {
        // The write-ahead log is a property of the file: set before the first table is made.
        using var connection = file.OpenForWriting();
        connection.DefaultTimeout = LongestUpgradeSeconds;
        // Engines that start together take turns: whoever comes later finds the upgrade done. It is done whole or
        // not at all.
        using var turn = connection.BeginTransaction(deferred: false);
        using var shared = new SharedConnection(connection);
        var upgrade = DeployChanges.To.SqliteDatabase(shared)
            .WithScriptsEmbeddedInAssembly(typeof(SqliteSchema).Assembly, IsMigration)
            .WithoutTransaction()
            .LogTo(new NoOpUpgradeLog())
            .Build();
        RefuseNewer(file, upgrade);
        var result = upgrade.PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException(
                $"Migration {result.ErrorScript?.Name} of {file.Path} failed: {result.Error.Message}", result.Error);
        }

        turn.Commit();
    }

    private static void RefuseNewer(SqliteFile file, UpgradeEngine upgrade)
    {
        var known = upgrade.GetDiscoveredScripts().Select(script => script.Name).ToHashSet(StringComparer.Ordinal);
        var unknown = upgrade.GetExecutedScripts().Where(name => !known.Contains(name)).ToList();
        if (unknown.Count > 0)
        {
            throw new InvalidOperationException(
                $"{file.Path} has a newer schema ({string.Join(", ", unknown)}) than this engine knows. "
                + "Use the newer engine.");
        }
    }
}
