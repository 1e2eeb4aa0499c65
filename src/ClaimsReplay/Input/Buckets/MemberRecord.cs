using System.Runtime.InteropServices;
using ClaimsRules.Members;

namespace ClaimsReplay.Input.Buckets;

/// <summary>A row of the members table on its way through a bucket; the id stands behind it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct MemberRecord
{
    /// <summary>Where the row stands.</summary>
    public RowPlace Place;

    /// <summary>The contribution base, in fen.</summary>
    public long BaseFen;

    /// <summary>The opening balance, in fen.</summary>
    public long OpeningFen;

    /// <summary>The birth date's day number.</summary>
    public int Birth;

    /// <summary>The period's first day.</summary>
    public int From;

    /// <summary>The last covered day, or <c>DayFeed.Absent</c>.</summary>
    public int Until;

    /// <summary>The status.</summary>
    public CoverageStatus Status;

    /// <summary>The funding mode.</summary>
    public FundingMode Mode;

    /// <summary>False for a malformed row: the member is known, but not replayed.</summary>
    public bool IsWhole;
}
