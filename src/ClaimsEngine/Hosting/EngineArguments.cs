using System.Globalization;

namespace ClaimsEngine.Hosting;

/// <summary>Reads the options of a stand-alone engine from its command line and environment.</summary>
internal static class EngineArguments
{
    public const string Usage =
        """
        claims-engine --database FILE [--policy DIR] [--socket FILE | --port N]
                      [--queue N] [--batch N] [--request-bytes N]
        claims-engine audit verify|drift|checkpoint …
        Each option may also come from the environment, such as CLAIMS_ENGINE_DATABASE; the command line wins.
        """ + "\n" + BackupCommand.Usage;

    private const string Prefix = "CLAIMS_ENGINE_";
    private static readonly string[] Names =
        ["database", "policy", "socket", "port", "queue", "batch", "request-bytes"];

    /// <summary>Reads the options.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    /// <exception cref="ArgumentException">An option is unknown, lacks its value, or is out of range.</exception>
    public static EngineOptions Read(string[] args, Func<string, string?> environment)
    {
        var given = FromCommandLine(args);
        foreach (var name in Names)
        {
            var variable = Prefix + name.Replace('-', '_').ToUpperInvariant();
            if (!given.ContainsKey(name) && environment(variable) is { Length: > 0 } value) given[name] = value;
        }

        if (!given.TryGetValue("database", out var database))
            throw new ArgumentException("--database is missing; the SQLite file is required.");
        var options = new EngineOptions { DatabasePath = database };
        options = options with
        {
            PolicyDirectory = given.GetValueOrDefault("policy", options.PolicyDirectory),
            UnixSocket = given.GetValueOrDefault("socket"),
            Port = Number(given, "port", options.Port),
            QueueCapacity = Number(given, "queue", options.QueueCapacity),
            MostPerBatch = Number(given, "batch", options.MostPerBatch),
            MostRequestBytes = Number(given, "request-bytes", options.MostRequestBytes),
            ExportsTelemetry = environment(TelemetryExport.EndpointVariable) is { Length: > 0 },
        };
        options.Validate();
        return options;
    }

    private static Dictionary<string, string> FromCommandLine(string[] args)
    {
        Dictionary<string, string> given = [];
        for (var i = 0; i < args.Length; i += 2)
        {
            var name = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i][2..] : "";
            if (!Names.Contains(name))
                throw new ArgumentException($"{args[i]} is no option. Known: --{string.Join(", --", Names)}.");
            if (i + 1 == args.Length) throw new ArgumentException($"{args[i]} lacks its value.");
            given[name] = args[i + 1];
        }

        return given;
    }

    private static int Number(Dictionary<string, string> given, string name, int otherwise)
    {
        if (!given.TryGetValue(name, out var text)) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException($"--{name} is '{text}'; a whole number is required.");
    }
}
