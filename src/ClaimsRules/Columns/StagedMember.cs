namespace ClaimsRules.Columns;

/// <summary>A member whose claims stand in the stage, or among the wide members.</summary>
/// <param name="Wide">The number among the wide members, or -1.</param>
/// <param name="FirstClaim">Where the claims begin in the stage.</param>
/// <param name="Lane">What the lane will hold; segments are those of the stage.</param>
internal readonly record struct StagedMember(int Wide, int FirstClaim, LaneRecord Lane);
