using System.Threading.Channels;
using ClaimsEngine.Faults;
using Grpc.Core;
using V1 = Claims.V1;

namespace ClaimsEngine.Settlement;

/// <summary>
/// One caller's stream of claims: read in order, answered as each is known. What is in flight, read and not yet
/// answered on the wire, is bounded; beyond it nothing is read, and the caller feels HTTP/2's flow control.
/// </summary>
/// <param name="settle">Answers a claim whatever becomes of it; only the caller's leaving is thrown.</param>
/// <param name="stopping">Set when the engine stops: no more is read, and what was read is answered.</param>
/// <param name="cancellation">The caller's leaving.</param>
internal sealed class ClaimStream(
    Func<V1.SettleStreamRequest, CancellationToken, Task<V1.SettleStreamResponse>> settle,
    CancellationToken stopping,
    CancellationToken cancellation) : IDisposable
{
    /// <summary>How many claims of a stream may be in flight.</summary>
    public const int MostInFlight = 256;

    private static readonly WriteOptions MoreFollows = new(WriteFlags.BufferHint);

    private readonly Channel<V1.SettleStreamResponse> _answers = Channel.CreateUnbounded<V1.SettleStreamResponse>(
        new UnboundedChannelOptions { SingleReader = true });

    private readonly SemaphoreSlim _room = new(MostInFlight);

    /// <summary>Serves the stream to its end.</summary>
    /// <exception cref="FaultException">The engine stops; everything that was read is answered.</exception>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public async Task RunAsync(
        IAsyncStreamReader<V1.SettleStreamRequest> requests, IServerStreamWriter<V1.SettleStreamResponse> responses)
    {
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var writing = WriteAsync(responses, broken);
        try
        {
            await ReadAsync(requests, broken.Token);
            for (var i = 0; i < MostInFlight; i++) await _room.WaitAsync(broken.Token);
        }
        finally
        {
            _answers.Writer.Complete();
            await writing;
        }

        if (stopping.IsCancellationRequested) throw new FaultException(Fault.EngineUnavailable);
    }

    public void Dispose() => _room.Dispose();

    private async Task ReadAsync(IAsyncStreamReader<V1.SettleStreamRequest> requests, CancellationToken broken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(broken, stopping);
        try
        {
            for (var position = 0L; await requests.MoveNext(end.Token); position++)
            {
                await _room.WaitAsync(broken);
                _ = AnswerAsync(position, requests.Current);
            }
        }
        catch (OperationCanceledException) when (!broken.IsCancellationRequested)
        {
            // The engine stops: what was read is still answered.
        }
    }

    private async Task AnswerAsync(long position, V1.SettleStreamRequest message)
    {
        try
        {
            var answer = await settle(message, cancellation);
            answer.Position = position;
            _answers.Writer.TryWrite(answer);
        }
        catch (OperationCanceledException)
        {
            // The caller has left: nobody hears the answer.
        }
    }

    private async Task WriteAsync(
        IServerStreamWriter<V1.SettleStreamResponse> responses, CancellationTokenSource broken)
    {
        var answers = _answers.Reader;
        try
        {
            while (await answers.WaitToReadAsync(CancellationToken.None))
            {
                while (answers.TryRead(out var answer))
                {
                    responses.WriteOptions = answers.TryPeek(out _) ? MoreFollows : null;
                    await responses.WriteAsync(answer, CancellationToken.None);
                    _room.Release();
                }
            }
        }
        catch
        {
            await broken.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
            throw;
        }
    }
}
