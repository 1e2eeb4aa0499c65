using ClaimsGateway.Hosting;
using Grpc.Core;
using Grpc.Net.Client;

namespace ClaimsGateway.Forwarding;

/// <summary>The one channel to the engine: its clients share connections.</summary>
internal sealed class EngineChannel : IDisposable
{
    private readonly GrpcChannel _channel;

    /// <summary>Opens a channel; the first call connects.</summary>
    public EngineChannel(EngineAddress address)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = address.Connector,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = TimeSpan.FromSeconds(60),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            UseProxy = false,
        };
        // No logger: a failed call is an answer to its caller, and EngineCall logs what operators must know.
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
