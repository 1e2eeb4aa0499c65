using ClaimsRules.Money;

namespace ClaimsRules.Lines;

/// <summary>What the catalogue says of an item on a day, as far as it decides amounts (I15).</summary>
/// <param name="Class">The class: A, B or C.</param>
/// <param name="PreSelfPay">The part that the patient pays first.</param>
/// <param name="PriceLimitE6">The price limit of one unit in 1/1 000 000 yuan, 0 or more; null without one.</param>
public readonly record struct ItemTerms(ItemClass Class, RateBp PreSelfPay, long? PriceLimitE6);
