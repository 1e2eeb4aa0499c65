using System.Runtime.InteropServices;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Columns;

/// <summary>
/// Walks one wide member under one policy. Arithmetic is checked: what does not fit 64 bits throws.
/// </summary>
internal sealed class WideWalk(ColumnPlan plan, Policy policy, WideMember member)
{
    private readonly List<YearSum> _sums = [];
    private int _nextMonth;

    /// <summary>The balance as it stands.</summary>
    public Fen Balance { get; private set; } = member.OpeningBalance;

    /// <summary>Walks every claim, and then the credits after the last.</summary>
    /// <param name="rows">Receives what became of each claim, or is empty.</param>
    public ClaimTotals Run(Span<ClaimRow> rows)
    {
        var totals = default(ClaimTotals);
        for (var i = 0; i < member.Count; i++)
        {
            ref readonly var claim = ref member.Claims[i];
            CreditUntil(claim.ServiceDate);
            var at = YearAt(claim.ServiceDate.Year);
            var row = member.Refusals[i] == Reason.None ? Settle(claim, at) : Refused(at);
            if (member.Refusals[i] == Reason.None) totals = totals.With(row);
            if (rows.Length > 0) rows[i] = row;
        }

        CreditUntil(DateOnly.MaxValue);
        return totals;
    }

    private ClaimRow Settle(in ClaimFacts claim, int at)
    {
        var sums = CollectionsMarshal.AsSpan(_sums);
        var deductibleYear = Freeze.DeductibleYear(policy, member.History, claim.ServiceDate.Year, sums);
        var decision = Adjudicator.Decide(
            policy, member.History, claim, new YearToDate(sums[at].InScope), deductibleYear, Balance, [], []);
        var (parts, shares) = (decision.Apportionment, decision.Shares);
        sums[at] = sums[at] with { InScope = parts.InScopeAfter };
        Balance -= shares.Account;
        return new ClaimRow(
            claim.InScope, claim.Total - claim.InScope, parts.Deductible, parts.Fund, parts.OverLimit,
            shares.Account, shares.Cash, parts.InScopeAfter, Balance);
    }

    private ClaimRow Refused(int at) => new() { InScopeAfter = _sums[at].InScope, BalanceAfter = Balance };

    private void CreditUntil(DateOnly day)
    {
        for (; _nextMonth < plan.Months.Length && plan.Months[_nextMonth] <= day; _nextMonth++)
            Balance += MonthlyCredit.Decide(policy, member.History, plan.Months[_nextMonth]).Amount;
    }

    private int YearAt(int year)
    {
        var at = _sums.FindIndex(sum => sum.Year == year);
        if (at >= 0) return at;
        _sums.Add(new YearSum(year, Fen.Zero));
        return _sums.Count - 1;
    }
}
