using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsEngine.Accounts;

/// <summary>Records a month's contribution (R3.1, R3.2), or answers as before when it is recorded.</summary>
internal sealed class RecordContributionPosting(BilledContribution paid) : Posting<MonthOutcome>
{
    public override void Ask(BatchNeeds needs)
    {
        needs.Members.Add(paid.MemberId);
        needs.Contributions.Add((paid.MemberId, paid.Month));
    }

    protected override Outcome<MonthOutcome> Decide(Batch batch)
    {
        if (!batch.Members.TryGetValue(paid.MemberId, out var member)) return Fault.MemberNotFound;
        if (ContributionOnFile.Standing(batch, paid.MemberId, paid.Month) is { } before)
        {
            var differences = paid.DifferencesFrom(before.Entry);
            return differences.Count == 0
                ? new MonthOutcome(before.Entry, Reason.None)
                : Fault.ContributionAlreadyRecorded(differences);
        }

        var policy = batch.Moment.Policy.Policy;
        if (!policy.IsInForce(paid.Month)) return new MonthOutcome(null, Reason.PolicyNotInForce);
        var problems = ProblemsUnder(policy);
        if (problems.Count > 0) return Fault.FieldInvalid(problems);
        var coverage = member.Current.History.CoverageOn(paid.Month, out var period);
        if (coverage != Reason.None || period.Status != CoverageStatus.Active)
            return new MonthOutcome(null, Reason.NotActive);
        var draft = new AccountDraft
        {
            Kind = EntryKind.Contribution,
            Day = paid.Month,
            PaidOn = paid.PaidOn,
            Category = MemberCategory.Active,
            ContributionBase = paid.Base,
            Employer = paid.Employer,
            Individual = paid.Individual,
        };
        var entry = draft.AppendTo(batch, member);
        batch.Contributions[(paid.MemberId, paid.Month)] = new ContributionOnFile(entry);
        return new MonthOutcome(entry, Reason.None);
    }

    private List<FieldProblem> ProblemsUnder(Policy policy)
    {
        List<FieldProblem> problems = [];
        Check("employer_fen", paid.Employer, policy.EmployerContribution(paid.Month).Rate);
        Check("individual_fen", paid.Individual, policy.IndividualContribution(paid.Month).Rate);
        return problems;

        void Check(string field, Fen amount, RateBp rate)
        {
            var due = Rounding.HalfUp(paid.Base, rate);
            if (amount == due) return;
            problems.Add(new FieldProblem(
                field,
                $"为{amount.Value}分，按缴费基数须为{due.Value}分",
                $"is {amount.Value} fen; by the base {due.Value} is required"));
        }
    }
}
