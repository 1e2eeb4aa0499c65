using ClaimsEngine.Ledger;

namespace ClaimsEngine.Settlement;

/// <summary>A settled claim: what was billed and what was decided.</summary>
internal sealed class ClaimOnFile(BilledClaim claim, LedgerEntry entry)
{
    public BilledClaim Claim { get; private set; } = claim;

    public LedgerEntry Entry { get; } = entry;

    /// <summary>The reversal, or null while the claim stands.</summary>
    public LedgerEntry? Reversal { get; set; }

    /// <summary>Takes the lines from the store.</summary>
    public void Load(IReadOnlyList<ClaimLine> lines) => Claim = Claim with { Lines = lines };
}
