using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Columns;
using ClaimsRules.Dates;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Tests.Columns;

/// <summary>
/// What the kernel must give: every claim through the single-decision entry, with nothing prepared.
/// </summary>
internal sealed class SingleReplay
{
    public List<Reason> Reasons { get; } = [];

    public List<MemberCategory> Categories { get; } = [];

    public List<ClaimRow> Rows { get; } = [];

    public Fen ClosingBalance { get; private set; }

    public static SingleReplay Of(Policy policy, ReplayMember member, DateSpan credits)
    {
        var replay = new SingleReplay { ClosingBalance = member.OpeningBalance };
        var month = new DateOnly(credits.From.Year, credits.From.Month, 1);
        if (month < credits.From) month = month.AddMonths(1);
        Dictionary<int, long> sums = [];
        foreach (var claim in member.Claims)
        {
            for (; month < credits.To && month <= claim.ServiceDate; month = month.AddMonths(1))
                replay.ClosingBalance += MonthlyCredit.Decide(policy, member.History, month).Amount;
            replay.Settle(policy, member.History, claim, sums);
        }

        for (; month < credits.To; month = month.AddMonths(1))
            replay.ClosingBalance += MonthlyCredit.Decide(policy, member.History, month).Amount;
        return replay;
    }

    private void Settle(Policy policy, MemberHistory member, in ClaimFacts claim, Dictionary<int, long> sums)
    {
        var year = claim.ServiceDate.Year;
        var before = new Fen(sums.GetValueOrDefault(year));
        YearSum[] earlier = [.. sums.Select(sum => new YearSum(sum.Key, new Fen(sum.Value)))];
        var deductibleYear = Freeze.DeductibleYear(policy, member, year, earlier);
        var decision = Adjudicator.Decide(
            policy, member, claim, new YearToDate(before), deductibleYear, ClosingBalance, [], []);
        Reasons.Add(decision.Reason);
        Categories.Add(decision.Category);
        if (decision.Reason != Reason.None)
        {
            Rows.Add(new ClaimRow { InScopeAfter = before, BalanceAfter = ClosingBalance });
            return;
        }

        Identities.Assert(claim, decision);
        sums[year] = decision.Apportionment.InScopeAfter.Value;
        ClosingBalance -= decision.Shares.Account;
        Rows.Add(new ClaimRow(
            claim.InScope, claim.Total - claim.InScope, decision.Apportionment.Deductible, decision.Apportionment.Fund,
            decision.Apportionment.OverLimit, decision.Shares.Account, decision.Shares.Cash,
            decision.Apportionment.InScopeAfter, ClosingBalance));
    }
}
