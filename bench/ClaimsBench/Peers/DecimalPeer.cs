namespace ClaimsBench.Peers;

/// <summary>The same work as a business application would write it: objects, decimal yuan, LINQ.</summary>
internal sealed class DecimalPeer
{
    private static readonly DecimalBand[] Bands =
    [
        new(0m, 5500m, [0.75m, 0.65m, 0.55m]),
        new(5500m, 9000m, [0.55m, 0.55m, 0.55m]),
    ];

    private readonly List<DecimalMember> _members;

    public DecimalPeer(PeerClaims claims)
    {
        _members = [.. claims.Openings.Select(opening => new DecimalMember(opening / 100m, []))];
        for (var i = 0; i < claims.Count; i++)
        {
            _members[claims.Members[i]].Claims.Add(new DecimalClaim(
                claims.InScope[i] / 100m, claims.OutOfScope[i] / 100m, claims.Levels[i],
                claims.Deductibles[i] / 100m, claims.Credits[i] / 100m));
        }
    }

    public PeerTotals Run()
    {
        var settled = _members.SelectMany(Settle).ToList();
        return new PeerTotals(
            (long)(settled.Sum(claim => claim.Deductible) * 100m), (long)(settled.Sum(claim => claim.Fund) * 100m),
            (long)(settled.Sum(claim => claim.OverLimit) * 100m), (long)(settled.Sum(claim => claim.Account) * 100m));
    }

    private static IEnumerable<DecimalSettlement> Settle(DecimalMember member)
    {
        var (sum, balance) = (0m, member.Opening);
        foreach (var claim in member.Claims)
        {
            balance += claim.Credit;
            var (before, after) = (sum, sum + claim.InScope);
            var fund = Math.Round(
                Bands.Sum(band => Overlap(before, after, Math.Max(band.From, claim.YearlyDeductible), band.To)
                    * band.Rates[claim.Level - 1]),
                2, MidpointRounding.AwayFromZero);
            var account = Math.Min(balance, claim.InScope + claim.OutOfScope - fund);
            yield return new DecimalSettlement(
                Overlap(before, after, 0m, claim.YearlyDeductible), fund,
                Overlap(before, after, 9000m, decimal.MaxValue), account);
            balance -= account;
            sum = after;
        }
    }

    private static decimal Overlap(decimal before, decimal after, decimal from, decimal to) =>
        Math.Max(0m, Math.Min(after, to) - Math.Max(before, from));

    private sealed record DecimalBand(decimal From, decimal To, decimal[] Rates);

    private sealed record DecimalMember(decimal Opening, List<DecimalClaim> Claims);

    private sealed record DecimalClaim(
        decimal InScope, decimal OutOfScope, int Level, decimal YearlyDeductible, decimal Credit);

    private sealed record DecimalSettlement(decimal Deductible, decimal Fund, decimal OverLimit, decimal Account);
}
