using ClaimsRules.Money;

namespace ClaimsRules.Adjudication;

/// <summary>The in-scope sum of one benefit year.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="InScope">The sum, 0 or more.</param>
public readonly record struct YearSum(int Year, Fen InScope);
