using ClaimsReplay.Input;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using Google.Type;
using Rules = ClaimsRules.Members;
using Wire = Claims.V1;

namespace ClaimsReplay.Settle;

/// <summary>What the service is told, out of the tables' rows.</summary>
internal static class WireMessages
{
    /// <summary>A date.</summary>
    public static Date Day(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    /// <summary>A member with the whole history.</summary>
    public static Wire.Member Member(string id, MemberHistory history)
    {
        var member = new Wire.Member { MemberId = id, BirthDate = Day(history.BirthDate) };
        if (history.CoverageUntil is { } until) member.CoverageUntil = Day(until);
        foreach (var period in history.Periods) member.Periods.Add(Period(period));
        return member;
    }

    /// <summary>A claim.</summary>
    /// <param name="id">Its id: the institution's claim number.</param>
    /// <param name="memberId">The member's id.</param>
    /// <param name="row">The claim's row.</param>
    /// <param name="place">Where it is settled.</param>
    public static Wire.Claim Claim(string id, string memberId, in ClaimRow row, SettlementPlace place) => new()
    {
        InstitutionId = place.Institution,
        ClaimNumber = id,
        MemberId = memberId,
        ServiceDate = Day(row.Time.Day),
        VisitKind = row.VisitKind switch
        {
            VisitKind.Emergency => Wire.VisitKind.Emergency,
            VisitKind.ChronicSpecial => Wire.VisitKind.ChronicSpecial,
            _ => Wire.VisitKind.Outpatient,
        },
        TotalFen = row.Total.Value,
        InScopeFen = row.InScope.Value,
        FullySelfPaidFen = row.FullySelfPaid.Value,
        OverPriceLimitFen = row.OverPriceLimit.Value,
        PreSelfPaidFen = row.PreSelfPaid.Value,
        AccountUse = row.UsesAccount ? Wire.AccountUse.OwnThenFamily : Wire.AccountUse.None,
        Prescription = place.Prescriber is { } prescriber
            ? new Wire.Prescription { InstitutionId = prescriber, IssueDate = Day(row.Time.Day) }
            : null,
    };

    private static Wire.CoveragePeriod Period(in Rules.CoveragePeriod period) => new()
    {
        From = Day(period.From),
        Scheme = period.Status == CoverageStatus.Resident ? Wire.Scheme.Resident : Wire.Scheme.Employee,
        EmploymentStatus = period.Status switch
        {
            CoverageStatus.Active => Wire.EmploymentStatus.Active,
            CoverageStatus.Retiree => Wire.EmploymentStatus.Retiree,
            CoverageStatus.VeteranWorker => Wire.EmploymentStatus.VeteranWorker,
            _ => Wire.EmploymentStatus.Unspecified,
        },
        FundingMode = period.FundingMode == Rules.FundingMode.Unified
            ? Wire.FundingMode.Unified
            : Wire.FundingMode.PooledOnly,
        ContributionBaseFen = period.ContributionBase.Value,
    };
}
