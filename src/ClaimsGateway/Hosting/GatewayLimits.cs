using ClaimsGateway.Identity;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ClaimsGateway.Hosting;

/// <summary>Where the gateway listens and what it takes at most.</summary>
internal static class GatewayLimits
{
    /// <summary>The largest request body and gRPC message, in bytes: an import's text and what is around it.</summary>
    public const int MaxMessageBytes = 4 * 1024 * 1024 + 64 * 1024;

    /// <summary>The largest answer taken from the engine, in bytes.</summary>
    public const int MaxAnswerBytes = 4 * 1024 * 1024;

    /// <summary>
    /// Listens, on loopback only while nobody who calls is identified. Without TLS a connection cannot negotiate its
    /// protocol, so HTTP/1.1 and HTTP/2 have a port each; with TLS the first takes both.
    /// </summary>
    public static void Apply(KestrelServerOptions kestrel, GatewayPlan plan)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(plan.Listen, plan.HttpPort, listen => Open(
            listen, plan, plan.Identity is null ? HttpProtocols.Http1 : HttpProtocols.Http1AndHttp2));
        kestrel.Listen(plan.Listen, plan.GrpcPort, listen => Open(listen, plan, HttpProtocols.Http2));

        var asked = plan.Limits;
        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = MaxMessageBytes;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxConcurrentConnections = asked.Connections;
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.RequestHeadersTimeout = asked.HeadersTimeout;
        // Of HTTP/2 each stream is held to it; an answer counts while its caller's window is closed.
        var slowest = asked.SlowestBytesPerSecond == 0
            ? null
            : new MinDataRate(asked.SlowestBytesPerSecond, asked.SlowGrace);
        limits.MinRequestBodyDataRate = slowest;
        limits.MinResponseDataRate = slowest;
        // What one connection may hold in memory that nobody reads.
        limits.MaxRequestBufferSize = 1024 * 1024;
        limits.MaxResponseBufferSize = 64 * 1024;
        limits.Http2.MaxStreamsPerConnection = asked.StreamsPerConnection;
        limits.Http2.MaxRequestHeaderFieldSize = 8 * 1024;
        limits.Http2.HeaderTableSize = 4 * 1024;
        limits.Http2.MaxFrameSize = 16 * 1024;
        limits.Http2.InitialStreamWindowSize = 256 * 1024;
        limits.Http2.InitialConnectionWindowSize = 1024 * 1024;
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(60);
        limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
    }

    private static void Open(ListenOptions listen, GatewayPlan plan, HttpProtocols protocols)
    {
        listen.Protocols = protocols;
        if (plan.Identity is { } identity) listen.Secure(identity);
    }
}
