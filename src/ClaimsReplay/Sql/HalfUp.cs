using ClaimsRules.Money;

namespace ClaimsReplay.Sql;

/// <summary>Rounding half up to the fen in whole numbers, as <see cref="Rounding"/> does.</summary>
internal static class HalfUp
{
    /// <summary>Fen times basis points, 0 or more, as fen.</summary>
    public static string Fen(SqlDialect dialect, string exactBp) =>
        dialect.Divide($"{exactBp} + {Literal.Of(RateBp.Whole / 2)}", Literal.Of(RateBp.Whole));
}
