using ClaimsGateway.Metrics;
using Grpc.Core;

namespace ClaimsGateway.Engines;

/// <summary>An engine's answers to one stream; a broken connection ends them with ENGINE_UNAVAILABLE.</summary>
internal sealed class EngineAnswers<T>(
    Engine engine, GatewayMetrics metrics, string fullName, IAsyncStreamReader<T> answers, IDisposable call)
    : IAsyncStreamReader<T>, IDisposable
{
    private int _isOver;

    /// <inheritdoc />
    public T Current => answers.Current;

    /// <inheritdoc />
    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            if (await answers.MoveNext(cancellationToken)) return true;
            End(StatusCode.OK);
            return false;
        }
        catch (RpcException e)
        {
            engine.Failed(e);
            var error = EngineFailure.Translate(e);
            End(error.StatusCode);
            throw error;
        }
    }

    /// <summary>Ends the stream, whether or not it was read to its end.</summary>
    public void Dispose()
    {
        call.Dispose();
        End(StatusCode.Cancelled);
    }

    private void End(StatusCode code)
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 1) return;
        engine.Leave();
        metrics.Ended(fullName, code);
    }
}
