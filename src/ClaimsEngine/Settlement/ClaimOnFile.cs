using ClaimsEngine.Families;
using ClaimsEngine.Ledger;

namespace ClaimsEngine.Settlement;

/// <summary>A settled claim: what was billed and what was decided.</summary>
internal sealed class ClaimOnFile(BilledClaim claim, LedgerEntry entry) : EntryOnFile(entry)
{
    public BilledClaim Claim { get; private set; } = claim;

    /// <summary>What linked accounts paid, in the order of priority; together the entry's family part.</summary>
    public List<FamilyDraw> Draws { get; init; } = [];

    /// <summary>What they paid, for the answer.</summary>
    public IReadOnlyList<FamilyShare> Shares => [.. Draws.Select(draw => draw.Share)];

    /// <summary>Takes the lines from the store.</summary>
    public void Load(IReadOnlyList<ClaimLine> lines) => Claim = Claim with { Lines = lines };
}
