using ClaimsRules.Members;

namespace ClaimsRules.Columns;

/// <summary>
/// A stretch of a member's days over which nothing changes: one era, one coverage period, one category. A
/// member's segments follow each other without gap.
/// </summary>
internal struct Segment
{
    /// <summary>The era, which names the calendar year and the ladder.</summary>
    public ushort Era;

    /// <summary>Whom the deductible is set for; none where every claim is refused.</summary>
    public MemberCategory Category;

    /// <summary>Months that are credited after the last claim of the segment: 0 to 12.</summary>
    public byte TailMonths;

    /// <summary>Whether a claim lies in it; a segment without one only credits and turns the year.</summary>
    public bool HasClaims;
}
