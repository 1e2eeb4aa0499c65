using System.Text.Json;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsReplay.Tests.Sql;

/// <summary>
/// Decides one claim after another by the rules' own single-decision entry: what the SQL must equal.
/// </summary>
internal static class RuleWalk
{
    /// <summary>Decides the claims of a window, in any order of members.</summary>
    public static List<DecidedClaim> Decide(Policy policy, Population population, DateOnly from, DateOnly to)
    {
        List<DecidedClaim> decided = [];
        var periods = population.Members.ToLookup(row => row.MemberId);
        var claims = population.Claims.Where(claim => from <= claim.ServiceDate && claim.ServiceDate <= to)
            .GroupBy(claim => claim.MemberId);
        foreach (var ofMember in claims)
        {
            // OrderBy is stable, so that claims of the same time and kind stay in the order of their rows.
            var inOrder = ofMember.OrderBy(claim => claim.ServiceTime, StringComparer.Ordinal)
                .ThenBy(claim => claim.Kind == "pharmacy");
            MemberPeriod[] rows = [.. periods[ofMember.Key].OrderBy(row => row.From)];
            decided.AddRange(Walk(policy, rows, inOrder, from));
        }

        return decided;
    }

    private static IEnumerable<DecidedClaim> Walk(
        Policy policy, MemberPeriod[] rows, IEnumerable<Claim> claims, DateOnly from)
    {
        var member = new MemberHistory(rows[0].Birth, rows[0].Until, [.. rows.Select(Period)]);
        var balance = new Fen(rows[0].OpeningFen);
        var nextCredit = from.Day == 1 ? from : new DateOnly(from.Year, from.Month, 1).AddMonths(1);
        Dictionary<int, Fen> sums = [];
        foreach (var claim in claims)
        {
            var day = claim.ServiceDate;
            for (; nextCredit <= day; nextCredit = nextCredit.AddMonths(1))
                balance += MonthlyCredit.Decide(policy, member, nextCredit).Amount;
            var sum = sums.GetValueOrDefault(day.Year);
            var facts = Facts(claim);
            YearSum[] earlier = [.. sums.Select(year => new YearSum(year.Key, year.Value))];
            var deductibleYear = Freeze.DeductibleYear(policy, member, day.Year, earlier);
            var decision = Adjudicator.Decide(
                policy, member, facts, new YearToDate(sum), deductibleYear, balance, [], []);
            if (decision.Reason == Reason.None)
            {
                Identities.Assert(facts, decision);
                sums[day.Year] = decision.Apportionment.InScopeAfter;
                balance -= decision.Shares.Account;
            }

            yield return Row(claim, decision, balance);
        }
    }

    private static DecidedClaim Row(Claim claim, in Decision decision, Fen balance)
    {
        var refused = new DecidedClaim(
            claim.ClaimId, claim.MemberId, claim.ServiceDate, claim.Level, claim.TotalFen, claim.InScopeFen,
            null, null, null, null, null, null, null, null,
            JsonNamingPolicy.SnakeCaseLower.ConvertName(decision.Reason.ToString()));
        if (decision.Reason != Reason.None) return refused;
        var (parts, shares) = (decision.Apportionment, decision.Shares);
        return refused with
        {
            DeductibleFen = parts.Deductible.Value,
            FundFen = parts.Fund.Value,
            OverLimitFen = parts.OverLimit.Value,
            AccountFen = shares.Account.Value,
            FamilyFen = shares.Family.Value,
            CashFen = shares.Cash.Value,
            InScopeAfterFen = parts.InScopeAfter.Value,
            BalanceFen = balance.Value,
            Reason = null,
        };
    }

    private static CoveragePeriod Period(MemberPeriod row) => new(
        row.From,
        row.Status switch
        {
            "active" => CoverageStatus.Active,
            "retiree" => CoverageStatus.Retiree,
            "veteran" => CoverageStatus.VeteranWorker,
            _ => CoverageStatus.Resident,
        },
        row.FundingMode == "unified" ? FundingMode.Unified : FundingMode.PooledOnly, new Fen(row.BaseFen));

    private static ClaimFacts Facts(Claim claim) => new()
    {
        ServiceDate = claim.ServiceDate,
        Setting = claim.Kind == "hospital" ? ClaimSetting.Hospital : ClaimSetting.PharmacyOnPrescription,
        VisitKind = claim.VisitKind == "chronic_special" ? VisitKind.ChronicSpecial : VisitKind.Outpatient,
        Level = (HospitalLevel)claim.Level,
        Total = new Fen(claim.TotalFen),
        InScope = new Fen(claim.InScopeFen),
        AccountUse = claim.UseAccount ? AccountUse.OwnThenFamily : AccountUse.None,
    };
}
