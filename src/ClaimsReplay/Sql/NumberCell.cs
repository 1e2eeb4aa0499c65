using System.Globalization;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsReplay.Sql;

/// <summary>A number of the policy as SQL, with its source for the comment beside it.</summary>
/// <param name="Sql">The number as SQL.</param>
/// <param name="Source">Rule, paragraph and readings.</param>
internal sealed record NumberCell(string Sql, string Source)
{
    /// <summary>A number.</summary>
    public static NumberCell Of(long value, Citation citation) =>
        new(value.ToString(CultureInfo.InvariantCulture), Words(citation));

    /// <summary>An amount in fen.</summary>
    public static NumberCell Of(Fen amount, Citation citation) => Of(amount.Value, citation);

    /// <summary>A rate in basis points.</summary>
    public static NumberCell Of(RateBp rate, Citation citation) => Of(rate.Value, citation);

    /// <summary>Whether something is allowed.</summary>
    public static NumberCell Of(bool allowed, Citation citation) =>
        new(allowed ? "true" : "false", Words(citation));

    /// <summary>No number, and why.</summary>
    public static NumberCell None(string sql, string why) => new(sql, why);

    /// <summary>A rule or reading with its paragraph and the readings that decide with it.</summary>
    public static string Words(Citation citation) => string.Join(
        ' ',
        citation.Readings.Prepend(citation.Paragraph).Prepend(citation.RuleId).Where(word => word.Length > 0));
}
