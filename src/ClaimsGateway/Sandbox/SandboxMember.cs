using Claims.V1;

namespace ClaimsGateway.Sandbox;

/// <summary>A member of the sandbox with what the account starts with.</summary>
/// <param name="Member">The member.</param>
/// <param name="OpeningFen">The opening balance, in fen.</param>
/// <param name="CreditedMonths">How many months are credited, up to the sandbox's.</param>
internal sealed record SandboxMember(Member Member, long OpeningFen, int CreditedMonths);
