using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Dates;
using ClaimsRules.Members;
using ClaimsRules.Policies;

namespace ClaimsReplay.Sql;

/// <summary>
/// The steps that hold every number of the policy. No number stands anywhere else in the statement.
/// </summary>
internal sealed class PolicyNumbers
{
    private static readonly (MemberCategory Category, string Name)[] Categories =
    [
        (MemberCategory.Active, "active"),
        (MemberCategory.RetireeUnder70, "retiree_under_70"),
        (MemberCategory.RetireeFrom70, "retiree_from_70"),
    ];

    private static readonly NumberCell AnyAge = NumberCell.None("null", "any age");

    private readonly Policy _policy;
    private readonly PolicyTimes _times;

    /// <summary>Reads the numbers of a policy.</summary>
    /// <param name="policy">The policy.</param>
    public PolicyNumbers(Policy policy)
    {
        _policy = policy;
        _times = new PolicyTimes(policy);
        BandCount = BandSpans().Max(span => policy.BandsOn(span.From).Count);
    }

    /// <summary>The most bands that any table of the policy has.</summary>
    public int BandCount { get; }

    /// <summary>Deductibles by schedule year and category (R4.1).</summary>
    /// <param name="years">The schedule years, at least one.</param>
    public QueryStep Deductibles(IEnumerable<int> years)
    {
        var table = new NumberTable(
            "deductibles", "R4.1: the yearly deductible by schedule year and category.",
            ["schedule_year", "category"], ["deductible_fen"]);
        foreach (var year in years)
        {
            foreach (var (category, name) in Categories)
            {
                var amount = _policy.Deductible(year, category);
                var citation = _policy.CiteDeductible(year, category);
                table.Add([Literal.Of(year), Literal.Of(name)], NumberCell.Of(amount, citation));
            }
        }

        return table.Step();
    }

    /// <summary>
    /// Bands, rates and limit by time and level (R5.1 to R5.3). Missing bands end at the limit.
    /// </summary>
    public QueryStep Tariffs()
    {
        var bandNumbers = Enumerable.Range(1, BandCount);
        string[] numbers =
            [.. bandNumbers.SelectMany(band => (string[])[$"band{band}_upper_fen", $"band{band}_rate_bp"])];
        var table = new NumberTable(
            "tariffs",
            "R5.1 to R5.3: where each band of the cumulative axis ends (I1), and what the fund pays in it.\n"
            + "Rates are basis points: 10000 are the whole. The last band ends at the payment limit.",
            ["valid_from", "valid_to", "level"], numbers);
        foreach (var span in BandSpans())
        {
            var bands = _policy.BandsOn(span.From);
            foreach (var level in new[] { HospitalLevel.One, HospitalLevel.Two, HospitalLevel.Three })
            {
                table.Add(
                    [Literal.Of(span.From), Literal.Of(span.To), Literal.Of((int)level)],
                    [.. bandNumbers.SelectMany(band => BandCells(bands, band - 1, level, span.From))]);
            }
        }

        return table.Step();
    }

    /// <summary>Category and monthly credit by time, status and age (R3.1, R3.3, R4.1).</summary>
    public QueryStep Standings()
    {
        var table = new NumberTable(
            "standings",
            "R3.1, R3.3, R4.1: category and monthly credit by status and age: from min_age on, before max_age\n"
            + "(I4). A credit is a part of the contribution base in basis points, or a fixed amount.",
            ["valid_from", "valid_to", "status", "category"],
            ["min_age", "max_age", "credit_rate_bp", "credit_fen"]);
        foreach (var span in _times.Spans(entry =>
            entry.Parameter is "age.senior" or "contribution.individual" or "credit.monthly"))
        {
            AddActive(table, span);
            AddRetired(table, "retiree", CoverageStatus.Retiree, span);
            AddRetired(table, "veteran", CoverageStatus.VeteranWorker, span);
            AddResident(table, span);
        }

        return table.Step();
    }

    /// <summary>Whether the own account may pay, by time and kind of claim (R6).</summary>
    public QueryStep AccountUse()
    {
        var table = new NumberTable(
            "account_use", "R6: whether the member's own account may pay.",
            ["valid_from", "valid_to", "kind"], ["is_allowed"]);
        AddAccountUse(table, "hospital", Spending.HospitalVisit, "hospital_visit:member");
        AddAccountUse(table, "pharmacy", Spending.PharmacyDrugs, "pharmacy_drugs:member");

        return table.Step();
    }

    private IReadOnlyList<DateSpan> BandSpans() => _times.Spans(entry =>
        entry.Parameter == "limit" || entry.Parameter.StartsWith("band", StringComparison.Ordinal));

    private NumberCell[] BandCells(BandTable bands, int band, HospitalLevel level, DateOnly day)
    {
        if (band >= bands.Count)
        {
            return
            [
                NumberCell.Of(bands.Limit, bands.LimitCitation),
                NumberCell.None("0", "there is no such band in this span"),
            ];
        }

        var upper = band == bands.Count - 1 ? bands.LimitCitation : _times.Cite($"band{band + 1}.upper", day);
        return
        [
            NumberCell.Of(bands.Upper(band), upper),
            NumberCell.Of(bands.Rate(band, level), bands.Cite(band, level)),
        ];
    }

    private void AddAccountUse(NumberTable table, string kind, Spending spending, string cell)
    {
        foreach (var span in _times.Spans(entry => entry.Parameter == "account_use" && entry.Of.Contains(cell)))
        {
            var isAllowed = _policy.AllowsAccount(spending, Beneficiary.Member, span.From);
            var citation = _policy.CiteAccount(spending, Beneficiary.Member, span.From);
            table.Add(
                [Literal.Of(span.From), Literal.Of(span.To), Literal.Of(kind)],
                NumberCell.Of(isAllowed, citation));
        }
    }

    private void AddActive(NumberTable table, DateSpan span)
    {
        var (rate, citation) = _policy.IndividualContribution(span.From);
        table.Add(
            [Literal.Of(span.From), Literal.Of(span.To), "'active'", "'active'"],
            AnyAge, AnyAge, NumberCell.Of(rate, citation), NumberCell.None("0", "no fixed amount"));
    }

    private void AddResident(NumberTable table, DateSpan span)
    {
        var reading = NumberCell.Words(_policy.Cite("I11"));
        var none = NumberCell.None("0", $"{reading}, no benefit is defined and no credit");
        table.Add(
            [Literal.Of(span.From), Literal.Of(span.To), "'resident'", "null"], AnyAge, AnyAge, none, none);
    }

    private void AddRetired(NumberTable table, string name, CoverageStatus status, DateSpan span)
    {
        var from = span.From;
        var age = NumberCell.Of(_policy.SeniorAge(from), _times.Cite("age.senior", from));
        var noRate = NumberCell.None("0", "no part of a base");
        foreach (var (category, categoryName) in Categories.Skip(1))
        {
            var senior = category == MemberCategory.RetireeFrom70;
            var (credit, citation) = _policy.RetireeCredit(status, category, from);
            table.Add(
                [Literal.Of(from), Literal.Of(span.To), Literal.Of(name), Literal.Of(categoryName)],
                senior ? age : NumberCell.None("null", "no lower age"),
                senior ? NumberCell.None("null", "no upper age") : age,
                noRate, NumberCell.Of(credit, citation));
        }
    }
}
