using System.Data.Common;
using ClaimsEngine.Storage;
using ClaimsEngine.Storage.Audits;

namespace ClaimsEngine.Export;

/// <summary>Exports a database from the command line, with or without an engine running on it.</summary>
internal static class ExportCommand
{
    public const string Usage =
        """
        claims-engine export --database FILE --out DIR         writes the ledger as the replay reads it
        claims-engine export --out DIR                         the same of the database of CLAIMS_ENGINE_SQLSERVER
        """;

    private const string Connection = "CLAIMS_ENGINE_SQLSERVER";

    private const int Done = 0;
    private const int CannotRun = 1;

    /// <summary>Whether the command line begins with the word.</summary>
    public static bool Names(string[] args) => args is ["export", ..];

    /// <summary>Exports, and says what was exported.</summary>
    /// <returns>The exit code: 0 done, 1 not done and why on <paramref name="errors"/>.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        try
        {
            if (args is not ["export", .. var source, "--out", var folder]
                || source is not ([] or ["--database", _]))
            {
                throw new ArgumentException($"The words must be those below, in this order.\n{Usage}");
            }

            var database = source is [_, var file] ? file : null;
            var sqlServer = database is null ? Environment.GetEnvironmentVariable(Connection) : null;
            if (database is not null && !File.Exists(database))
                throw new FileNotFoundException($"There is no database {database}.");
            using var store = StoreChoice.Open(database, sqlServer);
            Directory.CreateDirectory(folder);
            using var session = new AuditSession(store.OpenAudit(onSnapshot: true));
            var counts = LedgerExport.Write(session, folder, cancellation);
            output.WriteLine(
                $"{folder}: {counts.Members} members, {counts.Claims} claims, {counts.Reversed} reversed claims, "
                + $"{counts.Events} ledger events.");
            return Done;
        }
        catch (OperationCanceledException)
        {
            errors.WriteLine("Interrupted; no file was left half written.");
            return CannotRun;
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException
            or DbException or InvalidOperationException)
        {
            errors.WriteLine(e.Message);
            return CannotRun;
        }
    }
}
