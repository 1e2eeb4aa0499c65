using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Grpc.Core;

namespace ClaimsEngine.Tests.Simulation;

/// <summary>
/// A hospital's and pharmacy's program. It settles claims with and without lines, some against a prescription, sells
/// from accounts, refunds and takes back, and after an answer that did not come it repeats, asks, fences or undoes
/// until it knows what became of each.
/// </summary>
internal sealed class SimulatedClient(int number, SimulationPlan plan, Random random, SimulatedNetwork network)
{
    private const int MostTries = 400;

    /// <summary>Everything that was to be done under a number, claims, refunds and purchases alike.</summary>
    public List<Errand> Errands { get; } = [];

    /// <summary>Prescriptions, payments and credits, which are repeated until they are answered.</summary>
    public SimulatedOffice Office { get; } = new(number, random, network);

    public async Task WorkAsync()
    {
        if (random.Next(3) == 0) await TryUntilAsync(Office.IssueAsync);
        for (var i = 0; i < plan.Claims; i++)
        {
            var errand = Draw($"C{number}-{i}");
            await CarryOutAsync(errand);
            if (errand.State == KeyState.Settled) await ReturnAsync(errand, $"R{number}-{i}");
            if (random.Next(4) == 0) await TryUntilAsync(() => RepeatAsync(Errands[random.Next(Errands.Count)]));
            if (random.Next(4) == 0) await TryUntilAsync(Office.PayAsync);
            if (random.Next(6) == 0) await TryUntilAsync(Office.CreditAsync);
        }

        if (random.Next(4) == 0) await TryUntilAsync(Office.CancelAsync);
    }

    private Errand Draw(string key)
    {
        var member = $"M{random.Next(1, 4)}";
        switch (random.Next(8))
        {
            case < 3:
                return new ClaimErrand(
                    Given.Claim(key, "H1", "2022-03-01", random.Next(1, 90_000), member: member));
            case < 5:
                var claim = Pharmacy.Claim(key, "H1", Lines());
                claim.MemberId = member;
                return new ClaimErrand(claim);
            case < 7:
                return new ClaimErrand(Pharmacy.Against(Office.Prescription, key, "P1", Lines()));
            default:
                var relative = random.Next(2) == 0 ? "M3" : "";
                return new PurchaseErrand(
                    AccountCalls.Purchase(key, "2022-03-01", random.Next(1, 20_000), relative: relative));
        }

        ClaimLine[] Lines() =>
            [Pharmacy.Line("A", random.Next(1, 4), random.Next(100, 9_000)), Pharmacy.Line("B", random.Next(1, 3), 700)];
    }

    /// <summary>Gives part of it back, takes it back whole, or leaves it.</summary>
    private async Task ReturnAsync(Errand errand, string newKey)
    {
        if (errand is ClaimErrand { Claim.Lines.Count: > 0 } claim && random.Next(2) == 0)
        {
            var refund = new RefundErrand(claim, newKey);
            await CarryOutAsync(refund);
            // A refund that was found done by asking has taken the claim back as well.
            if (refund.State is KeyState.Settled or KeyState.Reversed && claim.Reversal is null)
                await TryUntilAsync(() => AskAsync(claim, fence: false), () => claim.State == KeyState.Reversed);
            errand = refund;
        }

        if (errand.State == KeyState.Settled && random.Next(3) == 0)
        {
            await TryUntilAsync(
                attempt => attempt > 0 && random.Next(4) == 0 ? AskAsync(errand, fence: false) : ReverseAsync(errand),
                () => errand.State == KeyState.Reversed);
        }
    }

    private async Task CarryOutAsync(Errand errand)
    {
        Errands.Add(errand);
        var undoes = false;
        await TryUntilAsync(
            attempt =>
            {
                var way = attempt == 0 ? 0 : random.Next(6);
                if (way == 5) undoes = true;
                // Whoever was refused closes the number: a late copy may still arrive.
                if (undoes) return UndoAsync(errand);
                if (errand.IsRefused) return AskAsync(errand, fence: true);
                return way == 4 ? AskAsync(errand, fence: random.Next(2) == 0) : errand.SendAsync(network);
            },
            // Whoever has sent an undo goes on until it is undone: a late copy of it may still arrive.
            () => undoes
                ? errand.State is KeyState.Reversed or KeyState.Fenced
                : errand.State != KeyState.NeverSeen);
    }

    private Task RepeatAsync(Errand errand) => errand.SendAsync(network);

    private async Task ReverseAsync(Errand errand)
    {
        var request = new ReverseRequest { InstitutionId = errand.Institution, ClaimNumber = errand.Number };
        var answer = await network.SendAsync((engine, cancellation) => engine.ReverseAsync(request, cancellation));
        errand.LearnReversed(answer.Reversal);
    }

    private async Task AskAsync(Errand errand, bool fence)
    {
        var request = new GetOutcomeRequest
        {
            InstitutionId = errand.Institution,
            ClaimNumber = errand.Number,
            Fence = fence,
        };
        errand.Learn(await network.SendAsync((engine, cancellation) => engine.GetOutcomeAsync(request, cancellation)));
    }

    private async Task UndoAsync(Errand errand)
    {
        var request = new UndoRequest { InstitutionId = errand.Institution, ClaimNumber = errand.Number };
        var answer = await network.SendAsync((engine, cancellation) => engine.UndoAsync(request, cancellation));
        if (answer.Reversal is { } reversal) errand.LearnReversed(reversal);
        else errand.LearnFenced();
    }

    private static Task TryUntilAsync(Func<Task> attempt) => TryUntilAsync(_ => attempt(), () => true);

    private static Task TryUntilAsync(Func<Task> attempt, Func<bool> isKnown) => TryUntilAsync(_ => attempt(), isKnown);

    /// <summary>Tries until something is known; every doubt is a reason to try again, every other fault is a failure.</summary>
    private static async Task TryUntilAsync(Func<int, Task> attempt, Func<bool> isKnown)
    {
        for (var i = 0; i < MostTries; i++)
        {
            try
            {
                await attempt(i);
                if (isKnown()) return;
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

        throw new InvalidOperationException("Something never came to an end.");
    }
}
