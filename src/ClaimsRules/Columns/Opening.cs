using ClaimsRules.Members;

namespace ClaimsRules.Columns;

/// <summary>How a lane begins, apart from its own amounts; a block has few different ones.</summary>
/// <param name="Era">The era of the first segment.</param>
/// <param name="Category">The category in it.</param>
/// <param name="DeductibleYear">The year whose deductible the member has in it (R4.2).</param>
internal readonly record struct Opening(int Era, MemberCategory Category, int DeductibleYear);
