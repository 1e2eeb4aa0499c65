using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Tests.Histories;

/// <summary>
/// A member's claims, reversals and credits in the order in which they are settled, kept as a service keeps them:
/// a running sum per benefit year, a running balance per account, and what each claim took.
/// </summary>
internal sealed class History(Policy policy, MemberHistory member, Fen openingBalance, params FamilyAccount[] family)
{
    private readonly FamilyAccount[] _family = [.. family];
    private readonly List<SettledClaim> _settled = [];
    private YearSum[] _sums = [];

    public MemberHistory Member => member;

    public Fen Balance { get; private set; } = openingBalance;

    public ReadOnlySpan<FamilyAccount> Family => _family;

    /// <summary>What was settled, refusals left out; a claim keeps its place when it is reversed.</summary>
    public IReadOnlyList<SettledClaim> Settled => _settled;

    /// <summary>A benefit year's in-scope sum.</summary>
    public Fen SumOf(int year) => Array.Find(_sums, sum => sum.Year == year).InScope;

    /// <summary>The year whose deductible a claim of that year would have now.</summary>
    public int DeductibleYear(int year) => Freeze.DeductibleYear(policy, member, year, _sums);

    /// <summary>Decides a claim on everything as it stands, changing nothing.</summary>
    public Decision Quote(in ClaimFacts claim, Span<Fen> familyDraws) => Adjudicator.Decide(
        policy, member, claim, new YearToDate(SumOf(claim.ServiceDate.Year)), DeductibleYear(claim.ServiceDate.Year),
        Balance, _family, familyDraws);

    /// <summary>Settles a claim.</summary>
    public Decision Settle(in ClaimFacts claim)
    {
        var draws = _family.Length == 0 ? [] : new Fen[_family.Length];
        var decision = Quote(claim, draws);
        if (decision.Reason != Reason.None) return decision;
        Identities.Assert(claim, decision);
        SetSum(claim.ServiceDate.Year, decision.Apportionment.InScopeAfter);
        Balance -= decision.Shares.Account;
        for (var i = 0; i < draws.Length; i++) AddToFamily(i, -draws[i]);
        _settled.Add(new SettledClaim(claim, decision, draws));
        return decision;
    }

    /// <summary>Gives back exactly what a claim took (I9).</summary>
    public void Reverse(int number)
    {
        var settled = _settled[number];
        if (settled.IsReversed) throw new InvalidOperationException($"Claim {number} is reversed already.");
        var year = settled.Claim.ServiceDate.Year;
        SetSum(year, SumOf(year) - settled.Claim.InScope);
        Balance += settled.Decision.Shares.Account;
        for (var i = 0; i < _family.Length; i++) AddToFamily(i, settled.FamilyDraws[i]);
        settled.IsReversed = true;
    }

    /// <summary>Credits a month (R3).</summary>
    public MonthlyCredit Credit(DateOnly month)
    {
        var credit = MonthlyCredit.Decide(policy, member, month);
        Balance += credit.Amount;
        return credit;
    }

    private void SetSum(int year, Fen sum)
    {
        var at = Array.FindIndex(_sums, known => known.Year == year);
        if (at < 0) _sums = [.. _sums, new YearSum(year, sum)];
        else _sums[at] = new YearSum(year, sum);
    }

    private void AddToFamily(int account, Fen amount) =>
        _family[account] = _family[account] with { Balance = _family[account].Balance + amount };
}
