using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>Brings the database to this engine's schema by numbered migrations.</summary>
internal static class SqlServerSchema
{
    /// <summary>What the names of the migrations' resources hold.</summary>
    public const string Folder = ".Storage.SqlServer.Migrations.";

    private const int SnapshotIsOn = 1;

    /// <summary>Checks the database's isolation and runs the migrations that are missing.</summary>
    /// <exception cref="InvalidOperationException">
    /// The database cannot be reached, allows no snapshots, a migration fails, or it is newer than the engine.
    /// </exception>
    public static void Upgrade(SqlServerDatabase database)
    {
        try
        {
            RequireSnapshots(database);
            SqlServerFault.Guard(() =>
            {
                Migrate(database);
                return true;
            });
        }
        catch (SqlServerFault fault)
        {
            throw new InvalidOperationException(
                $"The SQL Server database cannot be used: error {fault.Number} ({fault.Kind}).", fault);
        }
        catch (NotSupportedException e)
        {
            throw new InvalidOperationException(
                "SQL Server's client needs culture data: install ICU, and leave "
                + "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT unset.", e);
        }
    }

    private static void RequireSnapshots(SqlServerDatabase database)
    {
        using var session = database.OpenForReading();
        if (session.Value<int>(SchemaStatements.SnapshotState) == SnapshotIsOn) return;
        throw new InvalidOperationException(
            "The SQL Server database allows no snapshots, which the engine reads on. Its owner switches them on by: "
            + "ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;");
    }

    private static void Migrate(SqlServerDatabase database)
    {
        var upgrade = DeployChanges.To.SqlDatabase(database.ConnectionString)
            .WithScriptsEmbeddedInAssembly(
                typeof(SqlServerSchema).Assembly, name => name.Contains(Folder, StringComparison.Ordinal))
            .WithTransactionPerScript()
            .JournalToSqlTable("dbo", "SchemaVersions")
            .LogTo(new NoOpUpgradeLog())
            .Build();
        RefuseNewer(upgrade);
        if (!upgrade.IsUpgradeRequired()) return;
        var result = upgrade.PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException(
                $"Migration {result.ErrorScript?.Name} of the SQL Server database failed: {result.Error.Message}",
                result.Error);
        }
    }

    private static void RefuseNewer(UpgradeEngine upgrade)
    {
        var known = upgrade.GetDiscoveredScripts().Select(script => script.Name).ToHashSet(StringComparer.Ordinal);
        var unknown = upgrade.GetExecutedScripts().Where(name => !known.Contains(name)).ToList();
        if (unknown.Count == 0) return;
        throw new InvalidOperationException(
            $"The SQL Server database has a newer schema ({string.Join(", ", unknown)}) than this engine knows. "
            + "Use the newer engine.");
    }
}
