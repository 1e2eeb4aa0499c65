using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Dates;
using ClaimsRules.Members;

namespace ClaimsRules.Policies;

/// <summary>Policy data but for the deductibles, arranged for look-up.</summary>
internal sealed class PolicyTables
{
    private static readonly string[] GradeNames = ["first", "second", "third", "unrated_primary"];
    private static readonly string[] CreditNames = ["retiree_under_70", "retiree_from_70", "veteran_worker"];

    private readonly Timeline<CitedNumber>[] _retireeCredits;
    private readonly Timeline<CitedNumber>[] _levels;
    private readonly Timeline<CitedNumber>[] _accountUse;
    private readonly Dictionary<string, Citation> _citations;

    public PolicyTables(PolicyContent content)
    {
        var builder = new PolicyTableBuilder(content);
        Days = builder.Days();
        AccountUseEver = builder.AccountUseEver();
        IndividualContribution = builder.Timeline("contribution.individual");
        EmployerContribution = builder.Timeline("contribution.employer");
        if (content.Entries.Any(entry => entry.Parameter == "capitation.rate"))
            CapitationRate = builder.Timeline("capitation.rate");
        _retireeCredits = [.. CreditNames.Select(name => builder.Timeline("credit.monthly", name))];
        _levels = [.. GradeNames.Select(name => builder.Timeline("grade.level", name))];
        _accountUse = [.. AccountUseCells.Names.Select(cell => builder.Timeline("account_use", cell))];
        _citations = content.Rules.Select(rule => new Citation(rule.Id, rule.Paragraph, []))
            .Concat(content.Readings.Select(reading => new Citation(reading.Id, "", [])))
            .ToDictionary(citation => citation.RuleId);
    }

    /// <summary>What a decision needs, by day.</summary>
    public Timeline<DayNumbers> Days { get; }

    /// <summary>The cells of account use that are allowed on any day, as <see cref="DayNumbers.AccountUse"/>.</summary>
    public uint AccountUseEver { get; }

    public Timeline<CitedNumber> IndividualContribution { get; }

    public Timeline<CitedNumber> EmployerContribution { get; }

    /// <summary>The capitation rate (R8.1), or null when the policy has none.</summary>
    public Timeline<CitedNumber>? CapitationRate { get; }

    public Timeline<CitedNumber> RetireeCredit(CoverageStatus status, MemberCategory category) =>
        _retireeCredits[status == CoverageStatus.VeteranWorker ? 2 : category == MemberCategory.RetireeFrom70 ? 1 : 0];

    public Timeline<CitedNumber> Level(HospitalGrade grade) => _levels[(int)grade - 1];

    public Timeline<CitedNumber> AccountUse(Spending spending, Beneficiary beneficiary) =>
        _accountUse[AccountUseCells.Index(spending, beneficiary)];

    public Citation Cite(string ruleId) => _citations.TryGetValue(ruleId, out var citation)
        ? citation
        : throw new InvalidOperationException($"The policy has no {ruleId}.");
}
