using System.Net;
using ClaimsEngine.Storage;

namespace ClaimsEngine.Hosting;

/// <summary>How an engine runs.</summary>
public sealed record EngineOptions
{
    /// <summary>The SQLite file; it is made when it is missing. Null with <see cref="SqlServer"/>.</summary>
    public string? DatabasePath { get; init; }

    /// <summary>
    /// The connection string of a SQL Server database instead of a file, or null. It holds a password: the engine
    /// writes it nowhere.
    /// </summary>
    public string? SqlServer { get; init; }

    /// <summary>The directory of the policy data.</summary>
    public string PolicyDirectory { get; init; } = Path.Combine(AppContext.BaseDirectory, "policy");

    /// <summary>The Unix socket to listen on, or null to listen on <see cref="Port"/>.</summary>
    public string? UnixSocket { get; init; }

    /// <summary>The port of gRPC when there is no socket, 0 to 65535. 0 takes a free one.</summary>
    public int Port { get; init; } = 5090;

    /// <summary>The address of the port. Other than loopback only with <see cref="Tls"/>.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>TLS with the gateway's pinned certificate, or null for cleartext.</summary>
    public EngineTls? Tls { get; init; }

    /// <summary>
    /// Whether only the gateway may call: a call without the gateway's word on its caller is refused. For a socket
    /// or a port that nobody else can reach.
    /// </summary>
    public bool GatewayOnly { get; init; }

    /// <summary>
    /// Whether the gateway must have identified its caller: a call of somebody on the machine of a gateway without
    /// identity is refused, since such a caller could name any institution.
    /// </summary>
    public bool IdentifiedOnly { get; init; }

    /// <summary>The clock. Today is its date in Asia/Shanghai (I8).</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How many writes may wait, 1 to 1 000 000. Beyond it a caller gets RESOURCE_EXHAUSTED.</summary>
    public int QueueCapacity { get; init; } = 8192;

    /// <summary>How many writes one transaction may hold, 1 to 4096.</summary>
    public int MostPerBatch { get; init; } = 256;

    /// <summary>The largest request, in bytes, 1024 to 16 777 216.</summary>
    public int MostRequestBytes { get; init; } = 256 * 1024;

    /// <summary>
    /// Whether metrics and traces are sent by OTLP, as the variables OTEL_EXPORTER_OTLP_… say. They are kept for
    /// other listeners, such as dotnet-counters, in any case.
    /// </summary>
    public bool ExportsTelemetry { get; init; }

    /// <summary>Sets up logging; without it the engine logs nothing.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    /// <summary>Names the type only: an option is a secret.</summary>
    public override string ToString() => nameof(EngineOptions);

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentException">An option is out of range; each is named.</exception>
    public void Validate()
    {
        List<string> problems = [];
        if (StoreChoice.ProblemOf(DatabasePath, SqlServer) is { } problem) problems.Add(problem);
        if (UnixSocket is { Length: 0 }) problems.Add("UnixSocket is empty; leave it out or name a socket.");
        if (Tls is not null && UnixSocket is not null) problems.Add("Tls is for a port; a socket needs none.");
        if (Tls is null && !IPAddress.IsLoopback(Address))
            problems.Add($"Address is {Address}; without Tls only loopback is allowed.");
        Check(nameof(Port), Port, 0, 65_535);
        Check(nameof(QueueCapacity), QueueCapacity, 1, 1_000_000);
        Check(nameof(MostPerBatch), MostPerBatch, 1, 4096);
        Check(nameof(MostRequestBytes), MostRequestBytes, 1024, 16 * 1024 * 1024);
        if (problems.Count > 0) throw new ArgumentException(string.Join(' ', problems));

        void Check(string name, int value, int least, int most)
        {
            if (value < least || value > most) problems.Add($"{name} is {value}; {least} to {most} are allowed.");
        }
    }
}
