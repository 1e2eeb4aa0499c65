using ClaimsGateway.Metrics;
using Grpc.Core;

namespace ClaimsGateway.Engines;

/// <summary>
/// An answer in parts. Until its first part has come it is begun anew on another engine, where that is safe; after it
/// a broken connection ends it.
/// </summary>
internal sealed class ServerStream<TRequest, TResponse>(
    EnginePool pool, GatewayMetrics metrics, Method<TRequest, TResponse> method, CallOptions options, TRequest request)
    : IAsyncStreamReader<TResponse>, IDisposable
    where TRequest : class
    where TResponse : class
{
    private EngineAnswers<TResponse>? _answers;
    private Engine? _engine;
    private bool _hasBegun;

    /// <inheritdoc />
    public TResponse Current => _answers!.Current;

    /// <inheritdoc />
    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            _answers ??= Open();
            try
            {
                return _hasBegun = await _answers.MoveNext(cancellationToken);
            }
            catch (RpcException e) when (MayBeginAnew(e, tries))
            {
                metrics.Retried(method.FullName);
                _answers.Dispose();
                _answers = null;
            }
        }
    }

    /// <summary>Ends the stream, whether or not it was read to its end.</summary>
    public void Dispose() => _answers?.Dispose();

    private bool MayBeginAnew(RpcException e, int tries) =>
        !_hasBegun && tries < pool.Engines.Count
        && EngineFailure.IsPassing(e) && Idempotency.MayRepeat(method.FullName);

    private EngineAnswers<TResponse> Open()
    {
        _engine = pool.Pick(_engine);
        if (_engine is null)
        {
            metrics.Ended(method.FullName, StatusCode.Unavailable);
            throw new NoEngineException();
        }

        _engine.Enter();
        var call = _engine.Invoker.AsyncServerStreamingCall(method, null, options, request);
        return new EngineAnswers<TResponse>(_engine, metrics, method.FullName, call.ResponseStream, call);
    }
}
