using ClaimsGateway.Hosting;

namespace ClaimsGateway.Engines;

/// <summary>Which engines there are, and how calls are tried on them: the options, checked.</summary>
internal sealed record EnginesPlan
{
    /// <summary>The most engines behind one gateway.</summary>
    public const int MostEngines = 32;

    private const string Section = "Claims:Engine:";

    /// <summary>The engines elsewhere; none when the gateway hosts its own.</summary>
    public IReadOnlyList<EngineAddress> Addresses { get; init; } = [];

    /// <summary>Whom the gateway trusts at <c>https://</c>, and how it shows who it is; null with no such engine.</summary>
    public EngineTrust? Trust { get; init; }

    /// <summary>How long a call may take whose caller sets no deadline.</summary>
    public required TimeSpan Deadline { get; init; }

    /// <summary>How long a stream may go on whose caller sets no deadline.</summary>
    public required TimeSpan StreamDeadline { get; init; }

    /// <summary>How often each engine is asked whether it serves.</summary>
    public required TimeSpan HealthInterval { get; init; }

    /// <summary>How often a call may be repeated, beyond its first try.</summary>
    public required int Retries { get; init; }

    /// <summary>The longest pause before the first repeat; it doubles with each.</summary>
    public required TimeSpan RetryDelay { get; init; }

    /// <summary>After how long a quote is asked of a second engine; zero never, null by what quotes take.</summary>
    public TimeSpan? HedgeDelay { get; init; }

    /// <summary>The fewest calls within the window from which an engine's breaker judges.</summary>
    public required int BreakerCalls { get; init; }

    /// <summary>The share of failed calls in the window at which the breaker opens, in percent.</summary>
    public required int BreakerPercent { get; init; }

    /// <summary>The window in which the breaker counts.</summary>
    public required TimeSpan BreakerWindow { get; init; }

    /// <summary>How long an open breaker keeps calls away before it lets one try.</summary>
    public required TimeSpan BreakerPause { get; init; }

    /// <summary>Checks the options.</summary>
    /// <exception cref="GatewayStartException">An option is out of range.</exception>
    public static EnginesPlan From(GatewayOptions.EngineSection options)
    {
        OptionRange.Check(Section + nameof(options.Deadline), options.Deadline, TimeSpan.Zero, TimeSpan.FromHours(1));
        OptionRange.Check(
            Section + nameof(options.StreamDeadline), options.StreamDeadline, TimeSpan.Zero, TimeSpan.FromDays(1));
        OptionRange.Check(
            Section + nameof(options.HealthInterval), options.HealthInterval,
            TimeSpan.FromMilliseconds(9), TimeSpan.FromMinutes(1));
        OptionRange.Check(Section + nameof(options.Retries), options.Retries, 0, 10);
        OptionRange.Check(
            Section + nameof(options.RetryDelay), options.RetryDelay, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        OptionRange.Check(Section + nameof(options.BreakerCalls), options.BreakerCalls, 2, 10_000);
        OptionRange.Check(Section + nameof(options.BreakerPercent), options.BreakerPercent, 1, 100);
        OptionRange.Check(
            Section + nameof(options.BreakerWindow), options.BreakerWindow,
            TimeSpan.FromMilliseconds(499), TimeSpan.FromMinutes(10));
        OptionRange.Check(
            Section + nameof(options.BreakerPause), options.BreakerPause,
            TimeSpan.FromMilliseconds(499), TimeSpan.FromMinutes(10));
        if (options.HedgeDelay is { } delay && (delay < TimeSpan.Zero || delay > TimeSpan.FromSeconds(10)))
            throw OptionRange.Refuse(Section + nameof(options.HedgeDelay), "must be 0 (never) to 00:00:10");
        var addresses = AddressesOf(options.Address);
        return new EnginesPlan
        {
            Addresses = addresses,
            Trust = EngineTrust.From(options, addresses),
            Deadline = options.Deadline,
            StreamDeadline = options.StreamDeadline,
            HealthInterval = options.HealthInterval,
            Retries = options.Retries,
            RetryDelay = options.RetryDelay,
            HedgeDelay = options.HedgeDelay,
            BreakerCalls = options.BreakerCalls,
            BreakerPercent = options.BreakerPercent,
            BreakerWindow = options.BreakerWindow,
            BreakerPause = options.BreakerPause,
        };
    }

    private static List<EngineAddress> AddressesOf(string? text)
    {
        if (string.IsNullOrEmpty(text)) return [];
        var addresses = text.Split(',', StringSplitOptions.TrimEntries).Select(EngineAddress.Parse).ToList();
        if (addresses.Count > MostEngines)
            throw OptionRange.Refuse(Section + "Address", $"must name at most {MostEngines} engines");
        var twice = addresses.GroupBy(address => address).FirstOrDefault(same => same.Skip(1).Any());
        return twice is null
            ? addresses
            : throw OptionRange.Refuse(Section + "Address", $"names {twice.Key} twice");
    }
}
