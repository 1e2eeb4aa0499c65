using System.Runtime.InteropServices;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsReplay.Input.Buckets;

/// <summary>A checked claim of the window on its way through a bucket; the member's id stands behind it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct ClaimRecord
{
    /// <summary>The service time, in the order of <c>MomentFeed</c>.</summary>
    public ulong Moment;

    /// <summary>Where the row stands: the order of rows, and the place of a message.</summary>
    public RowPlace Place;

    /// <summary>The part within scope, in fen.</summary>
    public long InScopeFen;

    /// <summary>The part outside, in fen.</summary>
    public long OutOfScopeFen;

    /// <summary>The service date's day number.</summary>
    public int Day;

    /// <summary>The district's place in the list.</summary>
    public ushort District;

    /// <summary>The level.</summary>
    public HospitalLevel Level;

    /// <summary>The kind of claim.</summary>
    public ClaimSetting Setting;

    /// <summary>Whether accounts may pay.</summary>
    public AccountUse AccountUse;

    /// <summary>What the kind of visit refuses.</summary>
    public Reason Refusal;

    /// <summary>Whether the claim belongs behind those of hospitals at the same time.</summary>
    public readonly bool IsPharmacy => Setting != ClaimSetting.Hospital;

    /// <summary>Puts the claim into columns that have room.</summary>
    public readonly void CopyTo(ClaimColumns columns, int at)
    {
        columns.Days[at] = DateOnly.FromDayNumber(Day);
        columns.Levels[at] = Level;
        columns.Settings[at] = Setting;
        columns.AccountUses[at] = AccountUse;
        columns.InScope[at] = new Fen(InScopeFen);
        columns.OutOfScope[at] = new Fen(OutOfScopeFen);
        columns.Refusals[at] = Refusal;
        columns.Districts[at] = District;
        columns.HasRefusals |= Refusal != Reason.None;
    }
}
