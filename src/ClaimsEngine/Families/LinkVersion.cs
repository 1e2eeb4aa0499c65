using ClaimsEngine.Contract;
using ClaimsRules.Accounts;
using V1 = Claims.V1;

namespace ClaimsEngine.Families;

/// <summary>A version of a family link: whose account may pay for whom, and when (R6.3, R6.5).</summary>
internal sealed record LinkVersion
{
    /// <summary>The account's owner.</summary>
    public required string OwnerId { get; init; }

    public required string RelativeId { get; init; }

    /// <summary>The first day; with owner and relative it names the link.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The version's number, from 1.</summary>
    public int Number { get; init; } = 1;

    public required V1.Relation Relation { get; init; }

    /// <summary>The order among the relative's linked accounts, 1 to 100: 1 is drawn first.</summary>
    public required int Priority { get; init; }

    /// <summary>The last day, or null while the link goes on.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The application for a relative insured elsewhere (R6.5), or null in Tianjin (R6.3).</summary>
    public DateOnly? ApplicationDay { get; init; }

    /// <summary>How the relative stands to the owner in the matrix of account use.</summary>
    public Beneficiary Patient => PatientOf(ApplicationDay);

    /// <summary>How a relative stands to the owner, by the day of the application or its absence.</summary>
    public static Beneficiary PatientOf(DateOnly? applicationDay) =>
        applicationDay is null ? Beneficiary.RelativeInTianjin : Beneficiary.RelativeElsewhere;

    /// <summary>Whether the account may pay for an expense of a day; elsewhere from the application on.</summary>
    public bool Covers(DateOnly day) =>
        day >= From && !(day > Until) && !(day < ApplicationDay);

    /// <summary>Whether two links share a day.</summary>
    public bool Overlaps(LinkVersion other) => !(other.From > Until) && !(From > other.Until);

    public V1.FamilyLink ToContract() => new()
    {
        OwnerMemberId = OwnerId,
        RelativeMemberId = RelativeId,
        Relation = Relation,
        Priority = Priority,
        From = From.ToContract(),
        Until = Until?.ToContract(),
        ElsewhereApplicationDate = ApplicationDay?.ToContract(),
    };
}
