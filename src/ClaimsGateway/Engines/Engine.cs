using Grpc.Core;

namespace ClaimsGateway.Engines;

/// <summary>One engine behind the gateway: its channel, and whether it gets new calls.</summary>
internal sealed class Engine : IDisposable
{
    private readonly EngineChannel _channel;
    private int _callsInFlight;

    // Until it has been asked, nothing speaks against it: the first call finds out.
    private volatile bool _isServing = true;

    /// <summary>An engine; the first call connects.</summary>
    public Engine(EngineAddress address, EnginesPlan plan, ILogger logger)
    {
        _channel = new EngineChannel(address, plan.Trust);
        Name = address.ToString();
        Breaker = new EngineBreaker(Name, plan, logger);
    }

    /// <summary>Its address, as configured.</summary>
    public string Name { get; }

    /// <summary>What stands between a caller and an engine that keeps failing.</summary>
    public EngineBreaker Breaker { get; }

    /// <summary>What its clients call through.</summary>
    public CallInvoker Invoker => _channel.Invoker;

    /// <summary>How many calls it works on for this gateway, streams included.</summary>
    public int CallsInFlight => Volatile.Read(ref _callsInFlight);

    /// <summary>Whether it said that it serves, when it was last heard of.</summary>
    public bool IsServing
    {
        get => _isServing;
        set => _isServing = value;
    }

    /// <summary>Whether it gets new calls.</summary>
    public bool TakesCalls => _isServing && Breaker.LetsTry;

    /// <summary>A call is about to be sent.</summary>
    public void Enter() => Interlocked.Increment(ref _callsInFlight);

    /// <summary>A call has ended.</summary>
    public void Leave() => Interlocked.Decrement(ref _callsInFlight);

    /// <summary>
    /// A call failed. An engine that takes no connection gets no more calls until it is asked and serves: so
    /// the calls after the first do not each find out.
    /// </summary>
    public void Failed(RpcException e)
    {
        if (EngineFailure.WasNeverSent(e)) _isServing = false;
    }

    /// <inheritdoc />
    public void Dispose() => _channel.Dispose();
}
