using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsEngine.Storage;
using V1 = Claims.V1;

namespace ClaimsEngine.Settlement;

/// <summary>What became of a claim's key.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Filed">The settled claim, or null.</param>
/// <param name="Reversal">Its reversal, or the reversal of the purchase that has the number, or null.</param>
internal readonly record struct KeyOutcome(V1.KeyState State, ClaimOnFile? Filed, LedgerEntry? Reversal)
{
    /// <summary>Says what must be loaded.</summary>
    public static void Ask(BatchNeeds needs, ClaimKey key)
    {
        needs.Claims.Add(key);
        needs.Institutions.Add(key.InstitutionId);
    }

    /// <summary>Reads what became of a key, and changes nothing.</summary>
    /// <exception cref="FaultException">There is no such institution.</exception>
    public static KeyOutcome Read(ILedgerReader reader, ClaimKey key, Moment moment)
    {
        var needs = new BatchNeeds();
        Ask(needs, key);
        var batch = reader.Read(needs, moment);
        if (!batch.Institutions.ContainsKey(key.InstitutionId))
            throw new FaultException(Fault.InstitutionNotFound);
        return Of(batch, key);
    }

    /// <summary>What a batch says of a key.</summary>
    public static KeyOutcome Of(Batch batch, ClaimKey key)
    {
        if (batch.Claims.TryGetValue(key, out var filed))
        {
            return filed.Reversal is { } reversal
                ? new KeyOutcome(V1.KeyState.Reversed, filed, reversal)
                : new KeyOutcome(V1.KeyState.Settled, filed, null);
        }

        if (batch.Purchases.TryGetValue(key, out var purchase))
        {
            return purchase.Reversal is { } returned
                ? new KeyOutcome(V1.KeyState.Reversed, null, returned)
                : new KeyOutcome(V1.KeyState.Settled, null, null);
        }

        var isFenced = batch.Fences.Contains(key);
        return new KeyOutcome(isFenced ? V1.KeyState.Fenced : V1.KeyState.NeverSeen, null, null);
    }
}
