using ClaimsRules.Members;

namespace ClaimsRules.Columns;

/// <summary>One member's settled claims of one calendar year.</summary>
/// <param name="Member">The member's number in the block.</param>
/// <param name="Year">The benefit year.</param>
/// <param name="Category">Whom the deductible was set for at the year's last claim.</param>
/// <param name="Totals">The sums over the claims.</param>
public readonly record struct MemberYear(int Member, int Year, MemberCategory Category, ClaimTotals Totals);
