using System.Diagnostics;
using Claims.V1;
using Grpc.Core;

namespace ClaimsLoad.Load;

/// <summary>
/// Settlements that arrive at a fixed rate. A latency counts from the moment its call was due, so that what waits
/// behind a slow answer, or behind this generator, counts as a caller would feel it.
/// </summary>
internal sealed class OpenLoad(ServiceClient service, ClaimSource claims, int rate) : ILoad
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    /// <summary>How late calls were sent, in ticks of <see cref="Stopwatch"/>, ascending: this generator's own share.</summary>
    public long[] Lateness { get; private set; } = [];

    public async Task<LoadResult> RunAsync(LoadPlan plan, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        var schedule = new ArrivalSchedule(began, rate, plan.Duration);
        // A thread of its own: timers of the pool, which serves the answers, may be late by several milliseconds.
        var answers = await Task.Factory.StartNew(
            () => Send(schedule, stop), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var log = new CallLog();
        foreach (var answer in await Task.WhenAll(answers))
        {
            if (answer.Failed) log.Error();
            else log.Add(answer.Latency, answer.Refused);
        }

        return LoadResult.Of(Stopwatch.GetElapsedTime(began), [log]);
    }

    private Task<Answer>[] Send(ArrivalSchedule schedule, CancellationToken stop)
    {
        var random = claims.RandomOf(0);
        var answers = new Task<Answer>[schedule.Count];
        var late = new long[schedule.Count];
        for (var sent = 0L; sent < schedule.Count;)
        {
            var due = schedule.CountDue(Stopwatch.GetTimestamp());
            for (; sent < due; sent++)
            {
                var dueAt = schedule.DueAt(sent);
                late[sent] = Stopwatch.GetTimestamp() - dueAt;
                answers[sent] = SettleAsync(claims.Next(random), dueAt, stop);
            }

            if (sent < schedule.Count && stop.WaitHandle.WaitOne(Step)) stop.ThrowIfCancellationRequested();
        }

        Array.Sort(late);
        Lateness = late;
        return answers;
    }

    private async Task<Answer> SettleAsync(Claim claim, long dueAt, CancellationToken stop)
    {
        try
        {
            var answer = await service.Claims.SettleAsync(new SettleRequest { Claim = claim }, cancellationToken: stop);
            return new Answer(Stopwatch.GetTimestamp() - dueAt, answer.Refusal is not null, Failed: false);
        }
        catch (RpcException) when (!stop.IsCancellationRequested)
        {
            return new Answer(0, Refused: false, Failed: true);
        }
    }

    private readonly record struct Answer(long Latency, bool Refused, bool Failed);
}
