using ClaimsGateway.Identity;

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

    /// <summary>The address to listen on. Default 127.0.0.1; another only with an identity configured.</summary>
    public string Listen { get; set; } = "127.0.0.1";

    /// <summary>Who may call, and how callers show who they are (docs/identity.md).</summary>
    public IdentityOptions Identity { get; set; } = new();

    /// <summary>The port of JSON over HTTP. 0 takes a free one. Default 5080.</summary>
    public int HttpPort { get; set; } = 5080;

    /// <summary>The port of gRPC over HTTP/2. 0 takes a free one. Default 5081.</summary>
    public int GrpcPort { get; set; } = 5081;

    /// <summary>
    /// The SQLite file of the engine in this process. Default <c>claims-data/sandbox.db</c> in a sandbox;
    /// production has no default.
    /// </summary>
    public string? Database { get; set; }

    /// <summary>The engines that calls are forwarded to.</summary>
    public EngineSection Engine { get; set; } = new();

    /// <summary>What callers may take at most.</summary>
    public LimitsSection Limits { get; set; } = new();

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

    /// <summary>The engines behind the gateway.</summary>
    internal sealed class EngineSection
    {
        /// <summary>
        /// <c>http://host:port</c> (cleartext HTTP/2), <c>https://host:port</c> or <c>unix:/path</c>; several with
        /// commas between them. Not set: the gateway hosts an engine in its own process.
        /// </summary>
        public string? Address { get; set; }

        /// <summary>
        /// For engines at <c>https://</c>, a PEM file: the certificate that the gateway shows them, and its key.
        /// </summary>
        public string? Certificate { get; set; }

        /// <summary>SHA-256 thumbprints of those engines' certificates, with commas between.</summary>
        public string? Thumbprint { get; set; }

        /// <summary>How long a call may take whose caller sets no deadline. Default 30 seconds.</summary>
        public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(30);

        /// <summary>How long a stream may go on whose caller sets no deadline. Default 1 hour.</summary>
        public TimeSpan StreamDeadline { get; set; } = TimeSpan.FromHours(1);

        /// <summary>How often each engine is asked whether it is ready. Default half a second.</summary>
        public TimeSpan HealthInterval { get; set; } = TimeSpan.FromMilliseconds(500);

        /// <summary>How often a call may be repeated on another try. Default 4; 0 never.</summary>
        public int Retries { get; set; } = 4;

        /// <summary>The longest pause before the first repeat; it doubles, to 1 second. Default 50 ms.</summary>
        public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(50);

        /// <summary>
        /// After how long a quote is asked of a second engine too. 0 never; not set, after what one quote in
        /// twenty exceeded lately.
        /// </summary>
        public TimeSpan? HedgeDelay { get; set; }

        /// <summary>From how many calls in its window an engine's breaker judges. Default 20.</summary>
        public int BreakerCalls { get; set; } = 20;

        /// <summary>How many of a hundred calls must fail for the breaker to open. Default 50.</summary>
        public int BreakerPercent { get; set; } = 50;

        /// <summary>The window in which the breaker counts. Default 10 seconds.</summary>
        public TimeSpan BreakerWindow { get; set; } = TimeSpan.FromSeconds(10);

        /// <summary>How long an open breaker keeps calls away. Default 1 second.</summary>
        public TimeSpan BreakerPause { get; set; } = TimeSpan.FromSeconds(1);
    }

    /// <summary>The limits of callers. An institution is the one that was identified, not the one that is named.</summary>
    internal sealed class LimitsSection
    {
        /// <summary>Calls of one institution at a time, a stream for as long as it is open. Default 256.</summary>
        public int CallsAtOnce { get; set; } = 256;

        /// <summary>Calls of one institution that may wait for their turn. Default 1024.</summary>
        public int CallsWaiting { get; set; } = 1024;

        /// <summary>
        /// Calls of one caller in a second, in the long run; 0 any number. Not set: 500 for those who are
        /// identified, any number for those on this machine who are not.
        /// </summary>
        public int? CallsPerSecond { get; set; }

        /// <summary>Calls that an institution may send at once after a quiet time. Default 1000.</summary>
        public int Burst { get; set; } = 1000;

        /// <summary>Open connections. Default 2000.</summary>
        public int Connections { get; set; } = 2000;

        /// <summary>Calls at a time on one HTTP/2 connection. Default 256.</summary>
        public int StreamsPerConnection { get; set; } = 256;

        /// <summary>How long a caller may take to send the headers of a request. Default 10 seconds.</summary>
        public TimeSpan HeadersTimeout { get; set; } = TimeSpan.FromSeconds(10);

        /// <summary>
        /// The slowest that a body may come or an answer be taken, in bytes a second. Default 240; 0 any.
        /// </summary>
        public int SlowestBytesPerSecond { get; set; } = 240;

        /// <summary>How long a body or an answer may be slower than that. Default 5 seconds.</summary>
        public TimeSpan SlowGrace { get; set; } = TimeSpan.FromSeconds(5);
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
