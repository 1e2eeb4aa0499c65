using ClaimsRules.Accounts;
using ClaimsRules.Money;

namespace ClaimsEngine.Families;

/// <summary>What one linked account pays for a relative's claim.</summary>
/// <param name="OwnerId">The account's owner.</param>
/// <param name="Patient">How the patient stands to the owner.</param>
/// <param name="Amount">The amount, above 0.</param>
internal sealed record FamilyShare(string OwnerId, Beneficiary Patient, Fen Amount);
