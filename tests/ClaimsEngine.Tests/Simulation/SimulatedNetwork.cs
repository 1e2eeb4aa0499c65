using Grpc.Core;

namespace ClaimsEngine.Tests.Simulation;

/// <summary>Carries calls to an engine and answers back; loses, doubles, delays and reorders both.</summary>
internal sealed class SimulatedNetwork(
    SeededLoop loop, Random random, SimulationPlan plan, Func<SimulatedEngine?> pickEngine)
{
    /// <summary>How many messages are under way.</summary>
    public int UnderWay { get; private set; }

    /// <summary>Sends a request and waits for its answer as long as a client waits.</summary>
    /// <exception cref="TimeoutException">No answer came in time; whether the request arrived is not known.</exception>
    /// <exception cref="RpcException">The engine answered with a status.</exception>
    public async Task<T> SendAsync<T>(Func<SimulatedEngine, CancellationToken, Task<T>> call)
    {
        using var deadline = new CancellationTokenSource();
        var answer = new TaskCompletionSource<T>();
        var copies = Hits(plan.DoubledPercent) ? 2 : 1;
        for (var copy = 0; copy < copies; copy++) _ = CarryAsync(call, answer, copy == 0 ? deadline.Token : default);
        if (await Task.WhenAny(answer.Task, loop.Delay(plan.Patience)) == answer.Task) return await answer.Task;
        if (Hits(50)) await deadline.CancelAsync();
        throw new TimeoutException();
    }

    private async Task CarryAsync<T>(
        Func<SimulatedEngine, CancellationToken, Task<T>> call, TaskCompletionSource<T> answer,
        CancellationToken cancellation)
    {
        UnderWay++;
        try
        {
            await loop.Delay(random.Next(plan.LongestWay));
            if (Hits(plan.LostPercent) || pickEngine() is not { } engine) return;
            var result = call(engine, cancellation);
            if (await Task.WhenAny(result, engine.Death) != result || engine.Faults.IsDead) return;
            await loop.Delay(random.Next(plan.LongestWay));
            if (Hits(plan.LostPercent)) return;
            try
            {
                answer.TrySetResult(await result);
            }
            catch (RpcException e)
            {
                answer.TrySetException(e);
            }
        }
        finally
        {
            UnderWay--;
        }
    }

    private bool Hits(int percent) => percent > 0 && random.Next(100) < percent;
}
