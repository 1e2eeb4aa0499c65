using System.Diagnostics;
using Claims.V1;
using Grpc.Core;

namespace ClaimsLoad.Load;

/// <summary>Streams of settlements that each keep their share of the calls in flight.</summary>
internal sealed class StreamLoad(ServiceClient service, ClaimSource claims) : ILoad
{
    public async Task<LoadResult> RunAsync(LoadPlan plan, CancellationToken stop)
    {
        var window = Math.Max(1, plan.Concurrency / plan.Streams);
        var watch = Stopwatch.StartNew();
        var logs = await Task.WhenAll(Enumerable.Range(0, plan.Streams).Select(stream =>
            Task.Run(() => StreamAsync(claims.RandomOf(stream), window, watch, plan, stop), stop)));
        return LoadResult.Of(watch.Elapsed, logs);
    }

    private async Task<CallLog> StreamAsync(
        Random random, int window, Stopwatch watch, LoadPlan plan, CancellationToken stop)
    {
        var sentAt = new long[plan.CallsEach];
        using var room = new SemaphoreSlim(window);
        using var call = service.Claims.SettleStream(cancellationToken: stop);
        var reading = ReadAsync(call.ResponseStream, sentAt, room, stop);
        for (var position = 0; position < plan.CallsEach && watch.Elapsed < plan.Duration; position++)
        {
            await room.WaitAsync(stop);
            var request = new SettleStreamRequest { Claim = claims.Next(random) };
            Volatile.Write(ref sentAt[position], Stopwatch.GetTimestamp());
            await call.RequestStream.WriteAsync(request, stop);
        }

        await call.RequestStream.CompleteAsync();
        return await reading;
    }

    private static async Task<CallLog> ReadAsync(
        IAsyncStreamReader<SettleStreamResponse> answers, long[] sentAt, SemaphoreSlim room, CancellationToken stop)
    {
        var log = new CallLog();
        while (await answers.MoveNext(stop))
        {
            var answer = answers.Current;
            if (answer.Error is null) log.Answer(Volatile.Read(ref sentAt[answer.Position]), answer.Refusal is not null);
            else log.Error();
            room.Release();
        }

        return log;
    }
}
