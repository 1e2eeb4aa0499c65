using ClaimsGateway.Hosting;

namespace ClaimsGateway.Limits;

/// <summary>What callers may take at most: the options, checked.</summary>
internal sealed record LimitsPlan
{
    private const string Section = "Claims:Limits:";
    private const int PerSecondUnlessSet = 500;

    /// <summary>Calls of one institution at a time.</summary>
    public required int CallsAtOnce { get; init; }

    /// <summary>Calls of one institution that may wait for their turn.</summary>
    public required int CallsWaiting { get; init; }

    /// <summary>Calls of one identified caller in a second, in the long run; 0 for any number.</summary>
    public required int CallsPerSecond { get; init; }

    /// <summary>Calls of all those in a second whom nobody identified; 0 for any number.</summary>
    public required int UnidentifiedPerSecond { get; init; }

    /// <summary>Calls that an institution may send at once after a quiet time.</summary>
    public required int Burst { get; init; }

    /// <summary>Open connections.</summary>
    public required int Connections { get; init; }

    /// <summary>Calls at a time on one HTTP/2 connection.</summary>
    public required int StreamsPerConnection { get; init; }

    /// <summary>How long a caller may take to send the headers of a request.</summary>
    public required TimeSpan HeadersTimeout { get; init; }

    /// <summary>The slowest body or reader of an answer, in bytes a second; 0 for any.</summary>
    public required int SlowestBytesPerSecond { get; init; }

    /// <summary>How long a body or a reader may be slower than that.</summary>
    public required TimeSpan SlowGrace { get; init; }

    /// <summary>Checks the options.</summary>
    /// <exception cref="GatewayStartException">An option is out of range.</exception>
    public static LimitsPlan From(GatewayOptions.LimitsSection options)
    {
        Check(nameof(options.CallsAtOnce), options.CallsAtOnce, 1, 100_000);
        Check(nameof(options.CallsWaiting), options.CallsWaiting, 0, 1_000_000);
        Check(nameof(options.CallsPerSecond), options.CallsPerSecond ?? 0, 0, 1_000_000);
        Check(nameof(options.Burst), options.Burst, 1, 1_000_000);
        Check(nameof(options.Connections), options.Connections, 1, 1_000_000);
        Check(nameof(options.StreamsPerConnection), options.StreamsPerConnection, 1, 100_000);
        Check(nameof(options.SlowestBytesPerSecond), options.SlowestBytesPerSecond, 0, 1_000_000);
        // Kestrel looks once a second, and takes no grace of a second or less.
        OptionRange.Check(
            Section + nameof(options.SlowGrace), options.SlowGrace, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        OptionRange.Check(
            Section + nameof(options.HeadersTimeout), options.HeadersTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        return new LimitsPlan
        {
            CallsAtOnce = options.CallsAtOnce,
            CallsWaiting = options.CallsWaiting,
            CallsPerSecond = options.CallsPerSecond ?? PerSecondUnlessSet,
            UnidentifiedPerSecond = options.CallsPerSecond ?? 0,
            Burst = options.Burst,
            Connections = options.Connections,
            StreamsPerConnection = options.StreamsPerConnection,
            HeadersTimeout = options.HeadersTimeout,
            SlowestBytesPerSecond = options.SlowestBytesPerSecond,
            SlowGrace = options.SlowGrace,
        };
    }

    private static void Check(string key, int value, int least, int most) =>
        OptionRange.Check(Section + key, value, least, most);
}
