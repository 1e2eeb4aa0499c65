using ClaimsRules.Members;

namespace ClaimsReplay.Generate;

/// <summary>One person of a made-up population.</summary>
/// <param name="Number">The number in the population, from 0.</param>
/// <param name="Birth">The birth date.</param>
/// <param name="AgeBand">The age band on the first day of the window.</param>
/// <param name="IsResident">Whether the person stays in the resident scheme.</param>
/// <param name="RetiresOn">The first day as a retiree.</param>
/// <param name="Retired">The status from then on.</param>
/// <param name="FundingMode">The funding mode in all periods.</param>
/// <param name="BaseFen">The monthly contribution base, in fen.</param>
/// <param name="OpeningFen">The account's balance before the window, in fen.</param>
/// <param name="CoveredUntil">The last covered day, or null.</param>
/// <param name="District">The home district's place in the list.</param>
internal readonly record struct GeneratedMember(
    long Number, DateOnly Birth, int AgeBand, bool IsResident, DateOnly RetiresOn, CoverageStatus Retired,
    FundingMode FundingMode, long BaseFen, long OpeningFen, DateOnly? CoveredUntil, int District)
{
    /// <summary>
    /// The first member's id. Ids have ten digits, so that they stand in the same order as numbers and as text.
    /// </summary>
    private const long FirstId = 1_000_000_000;

    /// <summary>The most members whose ids have ten digits.</summary>
    public const long MostMembers = 9_000_000_000;

    /// <summary>The member's id.</summary>
    public long Id => FirstId + Number;
}
