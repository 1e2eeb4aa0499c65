using ClaimsEngine.Storage.Sqlite;

namespace ClaimsEngine.Hosting;

/// <summary>The words <c>backup</c> and <c>restore</c> of the command line.</summary>
internal static class BackupCommand
{
    public const string Usage =
        """
        claims-engine backup  --database FILE --out FILE       copies a database while engines work on it
        claims-engine restore --from FILE --database FILE      makes a database out of a copy; none may be there yet
        SQLite only: a SQL Server database is copied by its own BACKUP DATABASE.
        """;

    /// <summary>Whether the command line begins with one of the words.</summary>
    public static bool Names(string[] args) => args is ["backup" or "restore", ..];

    /// <summary>Copies, and says what was copied.</summary>
    /// <returns>The exit code: 0 done, 1 not done and why on <paramref name="error"/>.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            if (args.Contains("--sqlserver"))
            {
                throw new ArgumentException(
                    "A SQL Server database is copied by its own BACKUP DATABASE and RESTORE DATABASE; "
                    + "docs/operations.md says how.");
            }

            var (from, to) = args switch
            {
                ["backup", "--database", var database, "--out", var copy] => (database, copy),
                ["restore", "--from", var copy, "--database", var database] => (copy, database),
                _ => throw new ArgumentException($"The words must be those below, in this order.\n{Usage}"),
            };
            var entries = SqliteBackup.Copy(Path.GetFullPath(from), Path.GetFullPath(to));
            output.WriteLine($"{to}: {entries} ledger entries, checked.");
            return 0;
        }
        catch (Exception e) when (e is ArgumentException or IOException or InvalidOperationException
            or UnauthorizedAccessException)
        {
            error.WriteLine(e.Message);
            return 1;
        }
    }
}
