using ClaimsRules.Money;

namespace ClaimsRules.Accounts;

/// <summary>A relative's account that is linked to the patient, in the order of the links' priority.</summary>
/// <param name="Patient">How the patient stands to the owner: a relative, in Tianjin or elsewhere.</param>
/// <param name="Balance">The account's balance, 0 or more.</param>
public readonly record struct FamilyAccount(Beneficiary Patient, Fen Balance);
