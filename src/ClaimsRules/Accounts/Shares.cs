using ClaimsRules.Money;

namespace ClaimsRules.Accounts;

/// <summary>Who pays a personal burden. burden = account + family + cash.</summary>
/// <param name="Account">What the own account pays.</param>
/// <param name="Family">What family accounts pay.</param>
/// <param name="Cash">What is left for cash.</param>
public readonly record struct Shares(Fen Account, Fen Family, Fen Cash);
