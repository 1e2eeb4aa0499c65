using ClaimsEngine.Ledger;
using V1 = Claims.V1;

namespace ClaimsEngine.Settlement;

/// <summary>
/// Makes sure that a key holds no money: a claim or purchase that stands is reversed, a key never seen is closed.
/// </summary>
internal sealed class UndoPosting(ClaimKey key) : Posting<KeyOutcome>
{
    public override void Ask(BatchNeeds needs) => KeyOutcome.Ask(needs, key);

    protected override Outcome<KeyOutcome> Decide(Batch batch)
    {
        var outcome = FencePosting.Fence(batch, key);
        if (outcome.IsFault || outcome.Answer.State != V1.KeyState.Settled) return outcome;
        var reversal = outcome.Answer.Filed is { } filed
            ? ReversePosting.Reverse(batch, filed)
            : batch.Purchases[key].TakeBack(batch);
        return new KeyOutcome(V1.KeyState.Reversed, outcome.Answer.Filed, reversal);
    }
}
