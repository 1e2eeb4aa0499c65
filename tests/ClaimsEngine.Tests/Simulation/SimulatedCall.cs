using Grpc.Core;

namespace ClaimsEngine.Tests.Simulation;

/// <summary>What a service method is told of a call that came over no wire.</summary>
internal sealed class SimulatedCall(CancellationToken cancellation) : ServerCallContext
{
    protected override string MethodCore => "simulated";

    protected override string HostCore => "simulated";

    protected override string PeerCore => "simulated";

    protected override DateTime DeadlineCore => DateTime.MaxValue;

    protected override Metadata RequestHeadersCore { get; } = [];

    protected override CancellationToken CancellationTokenCore => cancellation;

    protected override Metadata ResponseTrailersCore { get; } = [];

    protected override Status StatusCore { get; set; }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore { get; } = new(null, []);

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        throw new NotSupportedException();

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Task.CompletedTask;
}
