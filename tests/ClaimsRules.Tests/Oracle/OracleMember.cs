using ClaimsRules.Members;

namespace ClaimsRules.Tests.Oracle;

/// <summary>Status and age by the calendar, from the text of the rules alone (I3, I4).</summary>
internal sealed record OracleMember(DateOnly Born, DateOnly? LastCoveredDay, CoveragePeriod[] Periods)
{
    private readonly int _seventiethBirthday = SeventiethBirthday(Born);

    public int FirstYear => Periods[0].From.Year;

    public bool HasBegun(DateOnly day) => day >= Periods[0].From;

    public bool HasEnded(DateOnly day) => LastCoveredDay is { } last && day > last;

    /// <summary>The latest period that has begun; the member must have begun.</summary>
    public CoveragePeriod PeriodOn(DateOnly day)
    {
        var current = Periods[0];
        foreach (var period in Periods)
        {
            if (period.From <= day) current = period;
        }

        return current;
    }

    public bool IsSeventy(DateOnly day) => Number(day.Year, day.Month, day.Day) >= _seventiethBirthday;

    public OracleCategory CategoryOn(DateOnly day)
    {
        var status = PeriodOn(day).Status;
        if (status == CoverageStatus.Active) return OracleCategory.Active;
        if (status == CoverageStatus.Resident) return OracleCategory.NotEmployee;
        return IsSeventy(day) ? OracleCategory.From70 : OracleCategory.Under70;
    }

    /// <summary>The day as a number such as 20220228; born on 29 February counts on the 28th of a common year.</summary>
    private static int SeventiethBirthday(DateOnly born)
    {
        var year = born.Year + 70;
        var leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        var day = born is { Month: 2, Day: 29 } && !leap ? 28 : born.Day;
        return Number(year, born.Month, day);
    }

    private static int Number(int year, int month, int day) => year * 10_000 + month * 100 + day;
}
