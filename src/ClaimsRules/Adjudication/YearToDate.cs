using ClaimsRules.Money;

namespace ClaimsRules.Adjudication;

/// <summary>A member's benefit year as it stands before a claim. The default value is a fresh year (I13).</summary>
/// <param name="InScope">The cumulative in-scope sum (I1), 0 or more.</param>
public readonly record struct YearToDate(Fen InScope);
