using System.Net;
using ClaimsGateway.Engines;
using ClaimsGateway.Identity;
using ClaimsGateway.Limits;
using ClaimsGateway.Nhsa;

namespace ClaimsGateway.Hosting;

/// <summary>How this gateway runs: the options, checked and without gaps.</summary>
internal sealed record GatewayPlan
{
    /// <summary>Where the sandbox keeps its ledger unless told otherwise.</summary>
    public const string DefaultSandboxDatabase = "claims-data/sandbox.db";

    /// <summary>Where the sandbox's clock stands unless told otherwise.</summary>
    public const string DefaultSandboxNow = "2022-12-31T12:00+08:00";

    /// <summary>The port of JSON over HTTP; 0 for a free one.</summary>
    public required int HttpPort { get; init; }

    /// <summary>The port of gRPC; 0 for a free one.</summary>
    public required int GrpcPort { get; init; }

    /// <summary>Whether this is a sandbox: seeded, with a clock of its own.</summary>
    public required bool IsSandbox { get; init; }

    /// <summary>The engines elsewhere, and how calls are tried on them.</summary>
    public required EnginesPlan Engines { get; init; }

    /// <summary>What callers may take at most.</summary>
    public required LimitsPlan Limits { get; init; }

    /// <summary>Whether the gateway hosts an engine in its own process.</summary>
    public bool HostsEngine => Engines.Addresses.Count == 0;

    /// <summary>The SQLite file of the engine in this process; null with an engine elsewhere.</summary>
    public string? Database { get; init; }

    /// <summary>The clock of the engine in this process.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The national interface, or null when it is off.</summary>
    public NhsaOptions? Nhsa { get; init; }

    /// <summary>The address that the gateway listens on.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>How callers are identified, or null when nobody is: then only loopback is listened on.</summary>
    public IdentityPlan? Identity { get; init; }

    /// <summary>Reads the <c>Claims</c> section.</summary>
    /// <exception cref="GatewayStartException">A key is unknown, unreadable or contradictory.</exception>
    public static GatewayPlan From(IConfiguration configuration)
    {
        var options = new GatewayOptions();
        try
        {
            configuration.GetSection(GatewayOptions.Section)
                .Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException e)
        {
            throw new GatewayStartException($"Claims: {e.Message}", e);
        }

        return From(options);
    }

    /// <summary>Checks the options and fills their gaps.</summary>
    /// <exception cref="GatewayStartException">An option is out of range or contradictory.</exception>
    public static GatewayPlan From(GatewayOptions options)
    {
        CheckPorts(options);
        var plan = new GatewayPlan
        {
            HttpPort = options.HttpPort,
            GrpcPort = options.GrpcPort,
            Engines = EnginesPlan.From(options.Engine),
            Limits = LimitsPlan.From(options.Limits),
            IsSandbox = IsSandboxOf(options),
        };
        if (plan.HostsEngine)
            plan = plan with { Database = Path.GetFullPath(options.Database ?? DefaultSandboxDatabase) };
        if (plan.IsSandbox)
            plan = plan with { Clock = new StandingClock(InstantOf(options.Sandbox.Now ?? DefaultSandboxNow)) };
        return plan with
        {
            Nhsa = NhsaOf(options.Nhsa, plan),
            Identity = IdentityPlan.From(options.Identity),
            Listen = ListenOf(options),
        };
    }

    /// <summary>Any address with an identity, loopback without: whoever connects there may do everything.</summary>
    private static IPAddress ListenOf(GatewayOptions options)
    {
        if (!IPAddress.TryParse(options.Listen, out var address))
            throw Refuse("Claims:Listen", "must be an IP address");
        return IPAddress.IsLoopback(address) || !string.IsNullOrEmpty(options.Identity.Certificate)
            ? address
            : throw Refuse(
                "Claims:Listen", $"{address} needs Claims:Identity:Certificate: without identity only loopback is allowed");
    }

    private static NhsaOptions? NhsaOf(GatewayOptions.NhsaSection options, GatewayPlan plan)
    {
        var hasKey = !string.IsNullOrEmpty(options.IdentityKey);
        if (plan.IsSandbox)
        {
            if (hasKey) throw Refuse("Claims:Nhsa:IdentityKey", "is for production; a sandbox's key is known to everybody");
            return new NhsaOptions
            {
                Database = Path.GetFullPath(options.Database ?? Path.ChangeExtension(plan.Database!, null) + "-nhsa.db"),
                IdentityKey = NhsaOptions.SandboxKey,
                Clock = plan.Clock,
                IdentifiedInstitution = NhsaCaller.InstitutionOf,
                AllowsTransaction = NhsaCaller.Allows,
            };
        }

        if (string.IsNullOrEmpty(options.Database))
        {
            return hasKey
                ? throw Refuse("Claims:Nhsa:Database", "must be set with Claims:Nhsa:IdentityKey")
                : null;
        }

        if (!hasKey) throw Refuse("Claims:Nhsa:IdentityKey", "must be set with Claims:Nhsa:Database");
        return new NhsaOptions
        {
            Database = Path.GetFullPath(options.Database),
            IdentityKey = options.IdentityKey!,
            IdentifiedInstitution = NhsaCaller.InstitutionOf,
            AllowsTransaction = NhsaCaller.Allows,
        };
    }

    private static void CheckPorts(GatewayOptions options)
    {
        if (options.HttpPort is < 0 or > 65535)
            throw Refuse("Claims:HttpPort", "must be 0 (any free port) to 65535");
        if (options.GrpcPort is < 0 or > 65535)
            throw Refuse("Claims:GrpcPort", "must be 0 (any free port) to 65535");
        if (options.HttpPort == options.GrpcPort && options.HttpPort != 0)
            throw Refuse("Claims:GrpcPort", "must differ from Claims:HttpPort: each protocol has its port");
    }

    /// <summary>Sandbox or production; whatever could be meant either way is refused.</summary>
    private static bool IsSandboxOf(GatewayOptions options)
    {
        var hasEngine = !string.IsNullOrEmpty(options.Engine.Address);
        var hasDatabase = !string.IsNullOrEmpty(options.Database);
        if (hasEngine && hasDatabase)
            throw Refuse("Claims:Database", "contradicts Claims:Engine:Address: that engine has its own");
        var isSandbox = options.Mode switch
        {
            "sandbox" when hasEngine => throw Refuse(
                "Claims:Mode", "sandbox contradicts Claims:Engine:Address: a sandbox hosts its own engine"),
            "sandbox" => true,
            "production" when !hasEngine && !hasDatabase => throw Refuse(
                "Claims:Mode", "production needs Claims:Engine:Address or Claims:Database"),
            "production" => false,
            null or "" when hasDatabase => throw Refuse(
                "Claims:Mode", "must be set with Claims:Database: sandbox (seeded, own clock) or production"),
            null or "" => !hasEngine,
            _ => throw Refuse("Claims:Mode", "must be sandbox or production"),
        };
        if (!isSandbox && !string.IsNullOrEmpty(options.Sandbox.Now))
            throw Refuse("Claims:Sandbox:Now", "is for a sandbox; production takes the system's time");
        return isSandbox;
    }

    private static DateTimeOffset InstantOf(string text) =>
        StandingClock.TryRead(text, out var instant)
            ? instant
            : throw Refuse(
                "Claims:Sandbox:Now", $"must be a time with its offset, such as {DefaultSandboxNow}");

    private static GatewayStartException Refuse(string key, string problem) => OptionRange.Refuse(key, problem);
}
