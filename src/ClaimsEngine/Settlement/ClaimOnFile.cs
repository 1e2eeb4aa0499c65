using ClaimsEngine.Families;
using ClaimsEngine.Ledger;

namespace ClaimsEngine.Settlement;

/// <summary>A settled claim: what was billed and what was decided.</summary>
internal sealed class ClaimOnFile(BilledClaim claim, LedgerEntry entry) : EntryOnFile(entry)
{
    private IReadOnlyList<FamilyDraw> _draws = [];

    public BilledClaim Claim { get; private set; } = claim;

    /// <summary>What linked accounts paid, in the order of priority; together the entry's family part.</summary>
    public IReadOnlyList<FamilyDraw> Draws
    {
        get => _draws;
        init => _draws = value;
    }

    /// <summary>What they paid, for the answer.</summary>
    public IReadOnlyList<FamilyShare> Shares => Draws.Count == 0 ? [] : [.. Draws.Select(draw => draw.Share)];

    /// <summary>Takes one draw more from the store.</summary>
    public void Load(FamilyDraw draw) => _draws = [.. _draws, draw];

    /// <summary>Takes the lines from the store.</summary>
    public void Load(IReadOnlyList<ClaimLine> lines) => Claim = Claim with { Lines = lines };
}
