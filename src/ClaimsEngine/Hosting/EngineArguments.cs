using System.Globalization;
using System.Net;
using ClaimsEngine.Export;

namespace ClaimsEngine.Hosting;

/// <summary>Reads the options of a stand-alone engine from its command line and environment.</summary>
internal static class EngineArguments
{
    public const string Usage =
        """
        claims-engine {--database FILE | --sqlserver CONNECTION} [--policy DIR] [--socket FILE | --port N]
                      [--certificate FILE --gateway THUMBPRINT[,THUMBPRINT] [--listen ADDRESS]]
                      [--queue N] [--batch N] [--request-bytes N]
        claims-engine audit verify|drift|checkpoint …
        Each option may also come from the environment, such as CLAIMS_ENGINE_DATABASE; the command line wins.
        A connection string is a secret: give it as CLAIMS_ENGINE_SQLSERVER, where no list of processes shows it.
        """ + "\n" + BackupCommand.Usage + "\n" + ExportCommand.Usage;

    private const string Prefix = "CLAIMS_ENGINE_";
    private static readonly string[] Names =
    [
        "database", "sqlserver", "policy", "socket", "port", "certificate", "gateway", "listen", "queue", "batch",
        "request-bytes",
    ];

    /// <summary>Reads the options.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    /// <exception cref="ArgumentException">An option is unknown, lacks its value, or is out of range.</exception>
    public static EngineOptions Read(string[] args, Func<string, string?> environment)
    {
        var given = FromCommandLine(args);

        // A database on the command line wins over the other kind in the environment too.
        var isNamed = given.ContainsKey("database") || given.ContainsKey("sqlserver");
        foreach (var name in Names)
        {
            if (isNamed && name is ("database" or "sqlserver")) continue;
            var variable = Prefix + name.Replace('-', '_').ToUpperInvariant();
            if (!given.ContainsKey(name) && environment(variable) is { Length: > 0 } value) given[name] = value;
        }

        var options = new EngineOptions();
        var isPrivate = given.ContainsKey("socket") || given.ContainsKey("certificate");
        options = options with
        {
            DatabasePath = given.GetValueOrDefault("database"),
            SqlServer = given.GetValueOrDefault("sqlserver"),
            PolicyDirectory = given.GetValueOrDefault("policy", options.PolicyDirectory),
            UnixSocket = given.GetValueOrDefault("socket"),
            Port = Number(given, "port", options.Port),
            Address = Address(given, options.Address),
            Tls = Tls(given),
            // Nobody else reaches the socket or has the pinned key; a cleartext port anybody on the machine reaches.
            GatewayOnly = isPrivate,
            IdentifiedOnly = isPrivate,
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

    private static IPAddress Address(Dictionary<string, string> given, IPAddress otherwise)
    {
        if (!given.TryGetValue("listen", out var text)) return otherwise;
        return IPAddress.TryParse(text, out var address)
            ? address
            : throw new ArgumentException($"--listen is '{text}'; an IP address is required.");
    }

    private static EngineTls? Tls(Dictionary<string, string> given)
    {
        var (certificate, gateway) = (given.GetValueOrDefault("certificate"), given.GetValueOrDefault("gateway"));
        if (certificate is null && gateway is null) return null;
        if (certificate is null || gateway is null)
            throw new ArgumentException("--certificate and --gateway need each other.");
        return EngineTls.Read(certificate, gateway);
    }

    private static int Number(Dictionary<string, string> given, string name, int otherwise)
    {
        if (!given.TryGetValue(name, out var text)) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException($"--{name} is '{text}'; a whole number is required.");
    }
}
