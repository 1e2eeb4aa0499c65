namespace ClaimsGateway.Hosting;

/// <summary>
/// What may be configured under <c>Claims</c>: on the command line (<c>--Claims:HttpPort=0</c>), by the
/// environment (<c>Claims__HttpPort=0</c>) or in <c>appsettings.json</c>. An unknown key is refused.
/// </summary>
internal sealed class GatewayOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Claims";

    /// <summary><c>sandbox</c> or <c>production</c>; not set, an engine address means production.</summary>
    public string? Mode { get; set; }

    /// <summary>The loopback port of JSON over HTTP/1.1. 0 takes a free one. Default 5080.</summary>
    public int HttpPort { get; set; } = 5080;

    /// <summary>The loopback port of gRPC over cleartext HTTP/2. 0 takes a free one. Default 5081.</summary>
    public int GrpcPort { get; set; } = 5081;

    /// <summary>
    /// The SQLite file of the engine in this process. Default <c>claims-data/sandbox.db</c> in a sandbox;
    /// production has no default.
    /// </summary>
    public string? Database { get; set; }

    /// <summary>The engine that calls are forwarded to.</summary>
    public EngineSection Engine { get; set; } = new();

    /// <summary>What only a sandbox has.</summary>
    public SandboxSection Sandbox { get; set; } = new();

    /// <summary>The national interface (docs/nhsa.md).</summary>
    public NhsaSection Nhsa { get; set; } = new();

    /// <summary>The national interface.</summary>
    internal sealed class NhsaSection
    {
        /// <summary>
        /// The gateway's own SQLite file for visits, lines and answers. In a sandbox by default beside the
        /// ledger, with <c>-nhsa</c> in its name. In production the interface is off without it.
        /// </summary>
        public string? Database { get; set; }

        /// <summary>
        /// The secret under which identities are sealed: Base64 of at least 32 random bytes. Production only;
        /// a sandbox has a key that everybody knows.
        /// </summary>
        public string? IdentityKey { get; set; }
    }

    /// <summary>The engine behind the gateway.</summary>
    internal sealed class EngineSection
    {
        /// <summary>
        /// <c>http://host:port</c> (cleartext HTTP/2), <c>https://host:port</c> or <c>unix:/path</c>. Not
        /// set: the gateway hosts an engine in its own process.
        /// </summary>
        public string? Address { get; set; }

        /// <summary>How long a call may take whose caller sets no deadline. Default 30 seconds.</summary>
        public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(30);
    }

    /// <summary>The sandbox.</summary>
    internal sealed class SandboxSection
    {
        /// <summary>
        /// Where the sandbox's clock stands: ISO 8601 with an offset. Default 2022-12-31T12:00+08:00, since
        /// only 2022 has a deductible schedule and late filing is refused (I8).
        /// </summary>
        public string? Now { get; set; }
    }
}
