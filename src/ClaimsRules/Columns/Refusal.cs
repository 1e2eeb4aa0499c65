using ClaimsRules.Adjudication;

namespace ClaimsRules.Columns;

/// <summary>A refused claim of a block.</summary>
/// <param name="Member">The member's number in the block, in the order of adding.</param>
/// <param name="Claim">The claim's number within the member.</param>
/// <param name="Reason">Why; the same under every policy of the plan.</param>
public readonly record struct Refusal(int Member, int Claim, Reason Reason);
