using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsRules.Policies;

/// <summary>The deductible schedules of adjoining years (R4.1, R4.3). Immutable.</summary>
internal sealed class DeductibleRows
{
    private const int Categories = 3;
    private static readonly string[] CategoryNames = ["active", "retiree_under_70", "retiree_from_70"];

    private readonly Fen[] _amounts;
    private readonly Citation[] _citations;

    private DeductibleRows(int firstYear, Fen[] amounts, Citation[] citations)
    {
        FirstYear = firstYear;
        EndYear = firstYear + amounts.Length / Categories;
        _amounts = amounts;
        _citations = citations;
    }

    /// <summary>The first year with a schedule.</summary>
    public int FirstYear { get; }

    /// <summary>The first year without one.</summary>
    public int EndYear { get; }

    /// <summary>Takes the schedules from checked policy data.</summary>
    public static DeductibleRows From(PolicyContent content)
    {
        var first = content.Source.From.Year;
        PolicyEntry[] rows =
        [
            .. from year in Enumerable.Range(first, content.Source.To.Year - first)
               from category in CategoryNames
               from entry in content.Entries
               where entry.Parameter == "deductible" && entry.Of.Contains(category)
               where entry.Span.Contains(new DateOnly(year, 1, 1))
               select entry,
        ];
        return new(first, [.. rows.Select(row => new Fen(row.Value))], [.. rows.Select(row => row.Citation)]);
    }

    /// <summary>The same with another row for a year, which has one or is the first without.</summary>
    public DeductibleRows With(int year, Fen[] row, Citation citation)
    {
        var at = (year - FirstYear) * Categories;
        return new(
            FirstYear,
            [.. _amounts[..at], .. row, .. _amounts.Skip(at + Categories)],
            [.. _citations[..at], .. Enumerable.Repeat(citation, Categories), .. _citations.Skip(at + Categories)]);
    }

    /// <summary>Whether a year has a schedule.</summary>
    public bool Has(int year) => year >= FirstYear && year < EndYear;

    /// <summary>A year's deductible for a category.</summary>
    /// <exception cref="InvalidOperationException">The year has no schedule, or there is no category.</exception>
    public Fen Amount(int year, MemberCategory category) => _amounts[Index(year, category)];

    /// <summary>Its citation.</summary>
    /// <exception cref="InvalidOperationException">The year has no schedule, or there is no category.</exception>
    public Citation Cite(int year, MemberCategory category) => _citations[Index(year, category)];

    private int Index(int year, MemberCategory category)
    {
        if (!Has(year) || category is MemberCategory.None or > MemberCategory.RetireeFrom70)
            ThrowNoRow(year, category);
        return (year - FirstYear) * Categories + (int)category - 1;
    }

    private static void ThrowNoRow(int year, MemberCategory category) =>
        throw new InvalidOperationException($"No deductible of {year} for {category}.");
}
