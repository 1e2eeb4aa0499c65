using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Grpc.Core;

namespace ClaimsEngine.Tests.Simulation;

/// <summary>
/// A hospital's program. It settles claims, takes some back, and after an answer that did not come it repeats,
/// asks, fences or undoes until it knows what became of each.
/// </summary>
internal sealed class SimulatedClient(int number, SimulationPlan plan, Random random, SimulatedNetwork network)
{
    private const int MostTries = 400;

    public List<Belief> Beliefs { get; } = [];

    public async Task WorkAsync()
    {
        for (var i = 0; i < plan.Claims; i++)
        {
            var claim = Given.Claim(
                $"C{number}-{i}", "H1", "2022-03-01", random.Next(1, 90_000), member: $"M{random.Next(1, 4)}");
            var belief = new Belief(claim);
            Beliefs.Add(belief);
            await SettleAsync(belief);
            if (belief.State == KeyState.Settled && random.Next(3) == 0) await ReverseAsync(belief);
            if (random.Next(4) == 0) await RepeatAsync(Beliefs[random.Next(Beliefs.Count)]);
        }
    }

    private async Task SettleAsync(Belief belief)
    {
        var undoes = false;
        var ended = await TryUntilAsync(async attempt =>
        {
            var way = attempt == 0 ? 0 : random.Next(6);
            if (way == 5) undoes = true;
            if (way == 4) await AskAsync(belief, fence: random.Next(2) == 0);
            else if (undoes) await UndoAsync(belief);
            else await SettleOnceAsync(belief);
            // Whoever has sent an undo goes on until it is undone: a late copy of it may still arrive.
            return undoes
                ? belief.State is KeyState.Reversed or KeyState.Fenced
                : belief.State != KeyState.NeverSeen;
        });
        if (!ended) throw new InvalidOperationException($"{belief.Claim.ClaimNumber} never came to an end.");
    }

    private async Task ReverseAsync(Belief belief)
    {
        var ended = await TryUntilAsync(async attempt =>
        {
            if (attempt > 0 && random.Next(4) == 0) await AskAsync(belief, fence: false);
            else belief.LearnReversed((await network.SendAsync((engine, cancellation) => engine.ReverseAsync(
                new ReverseRequest { InstitutionId = "H1", ClaimNumber = belief.Claim.ClaimNumber },
                cancellation))).Reversal);
            return belief.State == KeyState.Reversed;
        });
        if (!ended) throw new InvalidOperationException($"{belief.Claim.ClaimNumber} was never taken back.");
    }

    private Task<bool> RepeatAsync(Belief belief) => TryUntilAsync(async _ =>
    {
        await SettleOnceAsync(belief);
        return true;
    });

    private async Task SettleOnceAsync(Belief belief)
    {
        var request = new SettleRequest { Claim = belief.Claim };
        try
        {
            var answer = await network.SendAsync((engine, cancellation) => engine.SettleAsync(request, cancellation));
            belief.LearnSettled(answer.Settlement);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.AlreadyExists)
        {
            belief.LearnFenced();
        }
    }

    private async Task AskAsync(Belief belief, bool fence)
    {
        var request = new GetOutcomeRequest
        {
            InstitutionId = "H1",
            ClaimNumber = belief.Claim.ClaimNumber,
            Fence = fence,
        };
        belief.Learn(await network.SendAsync((engine, cancellation) => engine.GetOutcomeAsync(request, cancellation)));
    }

    private async Task UndoAsync(Belief belief)
    {
        var request = new UndoRequest { InstitutionId = "H1", ClaimNumber = belief.Claim.ClaimNumber };
        var answer = await network.SendAsync((engine, cancellation) => engine.UndoAsync(request, cancellation));
        if (answer.Reversal is { } reversal) belief.LearnReversed(reversal);
        else belief.LearnFenced();
    }

    /// <summary>Tries until something is known; every doubt is a reason to try again, every other fault is a failure.</summary>
    private static async Task<bool> TryUntilAsync(Func<int, Task<bool>> attempt)
    {
        for (var i = 0; i < MostTries; i++)
        {
            try
            {
                if (await attempt(i)) return true;
            }
            catch (TimeoutException)
            {
                // Lost on the way there or back, or too slow.
            }
            catch (RpcException e) when (
                e.StatusCode is StatusCode.Unavailable or StatusCode.ResourceExhausted or StatusCode.Cancelled)
            {
                // The engine says itself that the call is to be repeated.
            }
        }

        return false;
    }
}
