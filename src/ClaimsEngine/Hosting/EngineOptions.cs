namespace ClaimsEngine.Hosting;

/// <summary>How an engine runs.</summary>
public sealed record EngineOptions
{
    /// <summary>The SQLite file; it is made when it is missing.</summary>
    public required string DatabasePath { get; init; }

    /// <summary>The directory of the policy data.</summary>
    public string PolicyDirectory { get; init; } = Path.Combine(AppContext.BaseDirectory, "policy");

    /// <summary>The Unix socket to listen on, or null to listen on <see cref="Port"/>.</summary>
    public string? UnixSocket { get; init; }

    /// <summary>The loopback port of gRPC when there is no socket. 0 takes a free one.</summary>
    public int Port { get; init; } = 5090;

    /// <summary>The clock. Today is its date in Asia/Shanghai (I8).</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
