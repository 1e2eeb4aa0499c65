using Claims.V1;

namespace ClaimsEngine.Tests.Simulation;

/// <summary>A unit of a claim's first line to be given back: the claim is reversed and the rest settled anew.</summary>
internal sealed class RefundErrand(ClaimErrand first, string number) : Errand(first.Institution, number)
{
    private const long Unit = 10_000;

    /// <summary>The claim that is taken back.</summary>
    public ClaimErrand First => first;

    public override IEnumerable<(string Prescription, string Item, long QuantityE4)> Taken =>
        first.Taken.Select((taken, line) => line == 0 ? taken with { QuantityE4 = taken.QuantityE4 - Unit } : taken);

    protected override async Task RequestAsync(SimulatedNetwork network)
    {
        var request = new RefundRequest
        {
            InstitutionId = Institution,
            ClaimNumber = first.Number,
            NewClaimNumber = Number,
            Lines = { new RefundedLine { Line = 0, QuantityE4 = Unit } },
        };
        var answer = await network.SendAsync((engine, cancellation) => engine.RefundAsync(request, cancellation));
        if (answer.Refunded is { } refunded)
        {
            first.LearnReversed(refunded.Reversal);
            LearnDone(refunded.Replacement);
        }
        else
        {
            LearnRefused();
        }
    }
}
