using ClaimsEngine.Ledger;
using ClaimsRules.Money;

namespace ClaimsEngine.Accounts;

/// <summary>A month's contribution as it was paid, checked.</summary>
internal sealed record BilledContribution
{
    public required string MemberId { get; init; }

    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; init; }

    public required Fen Base { get; init; }

    public required Fen Employer { get; init; }

    public required Fen Individual { get; init; }

    public required DateOnly PaidOn { get; init; }

    /// <summary>The contract's names of the fields in which a recorded contribution differs.</summary>
    public List<string> DifferencesFrom(LedgerEntry recorded)
    {
        List<string> names = [];
        if (Base != recorded.ContributionBase) names.Add("base_fen");
        if (Employer != recorded.Employer) names.Add("employer_fen");
        if (Individual != recorded.Individual) names.Add("individual_fen");
        if (PaidOn != recorded.IssueDay) names.Add("paid_on");
        return names;
    }
}
