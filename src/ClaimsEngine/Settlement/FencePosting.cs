using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using V1 = Claims.V1;

namespace ClaimsEngine.Settlement;

/// <summary>Says what became of a key, and closes one that was never seen.</summary>
internal sealed class FencePosting(ClaimKey key) : Posting<KeyOutcome>
{
    public override void Ask(BatchNeeds needs) => KeyOutcome.Ask(needs, key);

    /// <summary>Closes a key unless something became of it.</summary>
    public static Outcome<KeyOutcome> Fence(Batch batch, ClaimKey key)
    {
        if (!batch.Institutions.TryGetValue(key.InstitutionId, out var institution))
            return Fault.InstitutionNotFound;
        var outcome = KeyOutcome.Of(batch, key);
        if (outcome.State != V1.KeyState.NeverSeen) return outcome;
        batch.Fences.Add(key);
        batch.NewFences.Add((institution, key.Number));
        return outcome with { State = V1.KeyState.Fenced };
    }

    protected override Outcome<KeyOutcome> Decide(Batch batch) => Fence(batch, key);
}
