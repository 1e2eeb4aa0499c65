using ClaimsGateway.Hosting;
using Grpc.Core;
using Grpc.Net.Client;

namespace ClaimsGateway.Engines;

/// <summary>The channel to one engine: its clients share connections.</summary>
internal sealed class EngineChannel : IDisposable
{
    private readonly GrpcChannel _channel;

    /// <summary>Opens a channel; the first call connects.</summary>
    public EngineChannel(EngineAddress address, EngineTrust? trust = null)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = address.ConnectAsync,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            EnableMultipleHttp2Connections = true,
            // A machine that vanished without a word is found out by this, and its calls end.
            KeepAlivePingDelay = TimeSpan.FromSeconds(10),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            UseProxy = false,
        };
        trust?.Apply(handler.SslOptions);
        // No logger: a failed call is an answer to its caller, and EngineInvoker logs what operators must know.
        _channel = GrpcChannel.ForAddress(address.Uri, new GrpcChannelOptions
        {
            HttpHandler = handler,
            DisposeHttpClient = true,
            MaxReceiveMessageSize = GatewayLimits.MaxAnswerBytes,
            MaxSendMessageSize = GatewayLimits.MaxMessageBytes,
        });
        Invoker = _channel.CreateCallInvoker();
    }

    /// <summary>What the typed clients call through.</summary>
    public CallInvoker Invoker { get; }

    /// <inheritdoc />
    public void Dispose() => _channel.Dispose();
}
