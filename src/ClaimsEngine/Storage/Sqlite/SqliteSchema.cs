using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Brings the database to this engine's schema by numbered migrations.</summary>
internal static class SqliteSchema
{
    private const string Folder = ".Storage.Sqlite.Migrations.";

    /// <summary>Runs the migrations that are missing.</summary>
    /// <exception cref="InvalidOperationException">
    /// The file cannot be opened, a migration fails, or the database is newer than the engine.
    /// </exception>
    public static void Upgrade(SqliteFile file)
    {
        try
        {
            Migrate(file);
        }
        catch (SqliteException e)
        {
            throw new InvalidOperationException($"The database {file.Path} cannot be used: {e.Message}", e);
        }
    }

    private static void Migrate(SqliteFile file)
    {
        // The write-ahead log is a property of the file: set before the first table is made.
        file.OpenForWriting().Dispose();
        var upgrade = DeployChanges.To.SqliteDatabase(file.ConnectionString)
            .WithScriptsEmbeddedInAssembly(
                typeof(SqliteSchema).Assembly, name => name.Contains(Folder, StringComparison.Ordinal))
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build();
        RefuseNewer(file, upgrade);
        var result = upgrade.PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException(
                $"Migration {result.ErrorScript?.Name} of {file.Path} failed: {result.Error.Message}", result.Error);
        }
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
