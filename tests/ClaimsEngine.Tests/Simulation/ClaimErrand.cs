using Claims.V1;

namespace ClaimsEngine.Tests.Simulation;

/// <summary>A claim to be settled.</summary>
internal sealed class ClaimErrand(Claim claim) : Errand(claim.InstitutionId, claim.ClaimNumber)
{
    public Claim Claim => claim;

    public override IEnumerable<(string Prescription, string Item, long QuantityE4)> Taken => claim.Prescription is null
        ? []
        : claim.Lines.Select(line => (claim.Prescription.PrescriptionNumber, line.ItemCode, line.QuantityE4));

    protected override async Task RequestAsync(SimulatedNetwork network)
    {
        var request = new SettleRequest { Claim = claim };
        var answer = await network.SendAsync((engine, cancellation) => engine.SettleAsync(request, cancellation));
        if (answer.Settlement is { } settlement) LearnDone(settlement);
        else LearnRefused();
    }
}
