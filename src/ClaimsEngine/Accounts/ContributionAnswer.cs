using ClaimsEngine.Contract;
using ClaimsEngine.Ledger;
using ClaimsRules.Policies;
using V1 = Claims.V1;

namespace ClaimsEngine.Accounts;

/// <summary>Tells a recorded contribution from its entry, under the policy that decided it.</summary>
internal static class ContributionAnswer
{
    public static V1.Contribution Of(string memberId, LedgerEntry entry, Policy policy) => new()
    {
        MemberId = memberId,
        Month = entry.Day.ToContract(),
        BaseFen = entry.ContributionBase.Value,
        EmployerFen = entry.Employer.Value,
        IndividualFen = entry.Individual.Value,
        PaidOn = entry.IssueDay!.Value.ToContract(),
        RuleId = policy.EmployerContribution(entry.Day).Citation.RuleId,
        PolicyHash = policy.Hash,
        ReceiptHash = Convert.ToHexStringLower(entry.Hash.Span),
        RecordedAt = ContractDates.ToTimestamp(entry.RecordedAtMs),
    };
}
