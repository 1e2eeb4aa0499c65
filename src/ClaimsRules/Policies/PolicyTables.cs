using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Dates;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsRules.Policies;

/// <summary>A dated number with its citation.</summary>
internal sealed record CitedNumber(long Value, Citation Citation)
{
    public bool Allowed => Value == 1;
}

/// <summary>Policy data arranged for look-up.</summary>
internal sealed class PolicyTables
{
    private const int Categories = 3;
    private static readonly string[] SpendingNames =
        ["hospital_visit", "pharmacy_drugs", "pharmacy_devices", "contribution", "outside_insurance"];
    private static readonly string[] BeneficiaryNames = ["member", "relative_in_tianjin", "relative_elsewhere"];
    private static readonly string[] GradeNames = ["first", "second", "third", "unrated_primary"];
    private static readonly string[] CategoryNames = ["active", "retiree_under_70", "retiree_from_70"];
    private static readonly string[] CreditNames = ["retiree_under_70", "retiree_from_70", "veteran_worker"];

    private readonly CitedNumber[] _deductibles;
    private readonly Timeline<CitedNumber>[] _retireeCredits;
    private readonly Timeline<CitedNumber>[] _levels;
    private readonly Timeline<CitedNumber>[] _accountUse;
    private readonly bool[] _everAllowed;
    private readonly Dictionary<string, Citation> _citations;

    private PolicyTables(PolicyContent content, CitedNumber[] deductibles)
    {
        var builder = new PolicyTableBuilder(content);
        FirstYear = content.Source.From.Year;
        _deductibles = deductibles;
        SeniorAge = builder.Timeline("age.senior");
        FilingLimit = builder.Timeline("filing.limit");
        IndividualContribution = builder.Timeline("contribution.individual");
        Bands = builder.Bands();
        _retireeCredits = [.. CreditNames.Select(name => builder.Timeline("credit.monthly", name))];
        _levels = [.. GradeNames.Select(name => builder.Timeline("grade.level", name))];
        string[] cells = [.. SpendingNames.SelectMany(_ => BeneficiaryNames, (spending, payer) => $"{spending}:{payer}")];
        _accountUse = [.. cells.Select(cell => builder.Timeline("account_use", cell))];
        _everAllowed = [.. cells.Select(cell => content.Entries.Any(entry =>
            entry.Parameter == "account_use" && entry.Value == 1 && entry.Of.Contains(cell)))];
        _citations = content.Rules.Select(rule => new Citation(rule.Id, rule.Paragraph, []))
            .Concat(content.Readings.Select(reading => new Citation(reading.Id, "", [])))
            .ToDictionary(citation => citation.RuleId);
        Content = content;
    }

    public int FirstYear { get; }

    public Timeline<CitedNumber> SeniorAge { get; }

    public Timeline<CitedNumber> FilingLimit { get; }

    public Timeline<CitedNumber> IndividualContribution { get; }

    public Timeline<BandTable> Bands { get; }

    private PolicyContent Content { get; }

    public static PolicyTables Build(PolicyContent content)
    {
        List<CitedNumber> deductibles = [];
        for (var year = content.Source.From.Year; year < content.Source.To.Year; year++)
        {
            var day = new DateOnly(year, 1, 1);
            foreach (var category in CategoryNames)
            {
                var row = content.Entries.FirstOrDefault(entry =>
                    entry.Parameter == "deductible" && entry.Of.Contains(category) && entry.Span.Contains(day));
                if (row is not null) deductibles.Add(new CitedNumber(row.Value, row.Citation));
            }
        }

        return new PolicyTables(content, [.. deductibles]);
    }

    public PolicyTables Suppose(int year, Fen[] row)
    {
        var at = (year - FirstYear) * Categories;
        if (at < 0 || at > _deductibles.Length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(year), year, $"{FirstYear} to {FirstYear + _deductibles.Length / Categories} is allowed.");
        }

        var limit = Content.Entries.First(entry => entry.Parameter == "limit").Value;
        foreach (var amount in row)
        {
            if (amount.IsNegative || amount.Value > limit)
                throw new ArgumentOutOfRangeException(nameof(row), amount.Value, $"0 to {limit} fen is allowed.");
        }

        var citation = new Citation("R4.3", _citations["R4.3"].Paragraph, []);
        CitedNumber[] deductibles = [.. _deductibles];
        if (at == deductibles.Length) Array.Resize(ref deductibles, at + Categories);
        for (var i = 0; i < Categories; i++) deductibles[at + i] = new CitedNumber(row[i].Value, citation);
        return new PolicyTables(Content, deductibles);
    }

    public bool HasSchedule(int year) => year >= FirstYear && (year - FirstYear) * Categories < _deductibles.Length;

    public Fen Deductible(int year, MemberCategory category) => new(Row(year, category).Value);

    public Citation CiteDeductible(int year, MemberCategory category) => Row(year, category).Citation;

    public Timeline<CitedNumber> RetireeCredit(CoverageStatus status, MemberCategory category) =>
        _retireeCredits[status == CoverageStatus.VeteranWorker ? 2 : category == MemberCategory.RetireeFrom70 ? 1 : 0];

    public Timeline<CitedNumber> Level(HospitalGrade grade) => _levels[(int)grade - 1];

    public Timeline<CitedNumber> AccountUse(Spending spending, Beneficiary beneficiary) =>
        _accountUse[Cell(spending, beneficiary)];

    public bool EverAllowed(Spending spending, Beneficiary beneficiary) => _everAllowed[Cell(spending, beneficiary)];

    public Citation Cite(string ruleId) => _citations.TryGetValue(ruleId, out var citation)
        ? citation
        : throw new InvalidOperationException($"The policy has no {ruleId}.");

    private static int Cell(Spending spending, Beneficiary beneficiary) =>
        (int)spending * BeneficiaryNames.Length + (int)beneficiary;

    private CitedNumber Row(int year, MemberCategory category)
    {
        if (!HasSchedule(year) || category == MemberCategory.None)
            throw new InvalidOperationException($"No deductible of {year} for {category}.");
        return _deductibles[(year - FirstYear) * Categories + (int)category - 1];
    }
}
