using Claims.V1;
using ClaimsEngine.Ledger;

namespace ClaimsEngine.Tests.Simulation;

/// <summary>A purchase to be paid from an account.</summary>
internal sealed class PurchaseErrand(PurchaseRequest request) : Errand(request.InstitutionId, request.PurchaseNumber)
{
    public override (EntryKind Done, EntryKind TakenBack) Kinds => (EntryKind.Purchase, EntryKind.ReversePurchase);

    protected override async Task RequestAsync(SimulatedNetwork network)
    {
        var answer = await network.SendAsync((engine, cancellation) => engine.PurchaseAsync(request, cancellation));
        if (answer.Payment is { } payment) LearnDone(payment);
        else LearnRefused();
    }
}
