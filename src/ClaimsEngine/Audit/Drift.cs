using ClaimsEngine.Contract;
using ClaimsEngine.Ledger;
using ClaimsEngine.Policies;
using ClaimsEngine.Settlement;
using ClaimsEngine.Storage;
using ClaimsEngine.Storage.Audits;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;
using V1 = Claims.V1;

namespace ClaimsEngine.Audit;

/// <summary>
/// What a re-run of a benefit year in date order would change (I9, I14): each member's claims that stand, by service
/// date and then in the order in which they were settled, on what is known today: the member's and institutions'
/// latest versions, the sums of earlier years as they stand, and the policy in use. Nothing is changed.
/// </summary>
internal static class Drift
{
    /// <summary>Yields each claim of which the fund's part or the part under the deductible would differ.</summary>
    /// <param name="store">The database.</param>
    /// <param name="policy">The policy in use.</param>
    /// <param name="year">The benefit year.</param>
    /// <param name="memberId">One member; empty for all.</param>
    /// <param name="cancellation">Stops between two claims.</param>
    public static IEnumerable<V1.ListDriftResponse> Of(
        ILedgerStore store, Policy policy, int year, string memberId, CancellationToken cancellation)
    {
        using var session = new AuditSession(store.OpenAudit(onSnapshot: true));
        var ledgers = memberId.Length > 0 ? session.Rows.One(memberId) : session.Rows.All();
        foreach (var ledger in ledgers)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var drifted in Of(session.Facts, policy, year, ledger)) yield return drifted;
        }
    }

    private static IEnumerable<V1.ListDriftResponse> Of(
        AuditFacts facts, Policy policy, int year, MemberLedger ledger)
    {
        var entries = ledger.Entries.Select(stored => stored.Entry).OfType<LedgerEntry>().ToList();
        var reversed = entries.Where(entry => entry.Kind == EntryKind.Reverse)
            .Select(entry => entry.Reverses!.Value).ToHashSet();
        var claims = entries
            .Where(entry => entry.Kind == EntryKind.Settle && entry.Day.Year == year)
            .Where(entry => !reversed.Contains(entry.Id))
            .OrderBy(entry => entry.Day).ThenBy(entry => entry.Id).ToList();
        if (claims.Count == 0) yield break;

        var history = facts.Accounts.Latest(ledger.Key).History;
        YearSum[] sums = [.. ledger.Years.Select(each => new YearSum((int)each.Key, new Fen(each.Value)))];
        var deductibleYear = Freeze.DeductibleYear(policy, history, year, sums);
        var sum = Fen.Zero;
        foreach (var claim in claims)
        {
            var rerun = Rerun(facts, policy, history, deductibleYear, claim, sum);
            sum = rerun.InScopeAfter;
            if (rerun.Fund == claim.Fund && rerun.Deductible == claim.Deductible) continue;
            yield return new V1.ListDriftResponse
            {
                MemberId = ledger.Id,
                InstitutionId = facts.InstitutionId(claim.Institution!.Value),
                ClaimNumber = claim.ClaimNumber,
                ServiceDate = claim.Day.ToContract(),
                FundFen = claim.Fund.Value,
                RerunFundFen = rerun.Fund.Value,
                DeductibleFen = claim.Deductible.Value,
                RerunDeductibleFen = rerun.Deductible.Value,
            };
        }
    }

    // A claim that would be refused today takes nothing and leaves the sum alone.
    private static Apportionment Rerun(
        AuditFacts facts, Policy policy, MemberHistory history, int deductibleYear, LedgerEntry claim, Fen sum)
    {
        var institution = facts.LatestInstitution(claim.Institution!.Value).Current;
        var prescriber = claim.Prescriber is { } key ? facts.LatestInstitution(key).Current : null;
        var billed = new BilledClaim
        {
            InstitutionId = "",
            ClaimNumber = "",
            MemberId = "",
            ServiceDate = claim.Day,
            VisitKind = claim.VisitKind,
            Total = claim.Total,
            InScope = claim.InScope,
            IssueDate = claim.IssueDay,
        };
        var moment = new Moment(claim.RecordedAtMs, new KnownPolicy(claim.Policy, policy));
        var judged = ClaimRuling.FactsOf(moment, billed, institution, prescriber);
        var reason = Adjudicator.Judge(policy, history, judged, deductibleYear, out _, out var schedule);
        return reason == Reason.None
            ? Adjudicator.Apportion(judged, new YearToDate(sum), schedule)
            : new Apportionment(Fen.Zero, Fen.Zero, Fen.Zero, Fen.Zero, sum);
    }
}
