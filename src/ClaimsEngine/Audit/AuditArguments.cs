using System.Globalization;
using ClaimsEngine.Storage;

namespace ClaimsEngine.Audit;

/// <summary>What an audit command asks for.</summary>
internal sealed record AuditArguments
{
    public const string Usage =
        """
        claims-engine audit verify --database FILE
        claims-engine audit drift --database FILE --year YYYY [--member ID] [--policy DIR]
        claims-engine audit checkpoint --database FILE --out DIR
        Instead of --database FILE a SQL Server database: --sqlserver CONNECTION, or CLAIMS_ENGINE_SQLSERVER.
        verify exits with 0 when nothing is broken and with 1 when something is; an audit that cannot run with 2.
        """;

    private static readonly Dictionary<string, string[]> Options = new()
    {
        ["verify"] = ["database", "sqlserver"],
        ["drift"] = ["database", "sqlserver", "year", "member", "policy"],
        ["checkpoint"] = ["database", "sqlserver", "out"],
    };

    public required string Action { get; init; }

    /// <summary>The SQLite file; null with <see cref="SqlServer"/>.</summary>
    public string? Database { get; init; }

    /// <summary>The connection string of a SQL Server database; null with <see cref="Database"/>.</summary>
    public string? SqlServer { get; init; }

    /// <summary>The benefit year of drift; 0 on another action.</summary>
    public int Year { get; init; }

    /// <summary>The member of drift; empty for all.</summary>
    public string Member { get; init; } = "";

    /// <summary>The policy data of drift, or null for the shipped ones.</summary>
    public string? Policy { get; init; }

    /// <summary>The directory of checkpoint files; empty on another action.</summary>
    public string Out { get; init; } = "";

    /// <summary>Reads the words after <c>audit</c>.</summary>
    /// <param name="args">The words.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    /// <exception cref="ArgumentException">An option is unknown, missing, or lacks its value.</exception>
    public static AuditArguments Read(string[] args, Func<string, string?> environment)
    {
        if (args.Length == 0 || !Options.TryGetValue(args[0], out var names))
            throw new ArgumentException($"An audit is one of {string.Join(", ", Options.Keys)}.");
        Dictionary<string, string> given = [];
        for (var i = 1; i < args.Length; i += 2)
        {
            var name = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i][2..] : "";
            if (!names.Contains(name))
            {
                throw new ArgumentException(
                    $"{args[i]} is no option of {args[0]}. Known: --{string.Join(", --", names)}.");
            }

            if (i + 1 == args.Length) throw new ArgumentException($"{args[i]} lacks its value.");
            given[name] = args[i + 1];
        }

        var sqlServer = given.GetValueOrDefault("sqlserver");
        if (!given.ContainsKey("database")) sqlServer ??= environment("CLAIMS_ENGINE_SQLSERVER");
        if (StoreChoice.ProblemOf(given.GetValueOrDefault("database"), sqlServer) is { } problem)
            throw new ArgumentException(problem);
        return new AuditArguments
        {
            Action = args[0],
            Database = given.GetValueOrDefault("database"),
            SqlServer = sqlServer,
            Year = args[0] == "drift" ? YearOf(Required(given, "year")) : 0,
            Member = given.GetValueOrDefault("member", ""),
            Policy = given.GetValueOrDefault("policy"),
            Out = args[0] == "checkpoint" ? Required(given, "out") : "",
        };
    }

    private static string Required(Dictionary<string, string> given, string name) =>
        given.TryGetValue(name, out var value) ? value : throw new ArgumentException($"--{name} is missing.");

    private static int YearOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year is >= AuditApi.FirstYear and <= AuditApi.LastYear
            ? year
            : throw new ArgumentException($"--year is '{text}'; {AuditApi.FirstYear} to {AuditApi.LastYear} are allowed.");
}
