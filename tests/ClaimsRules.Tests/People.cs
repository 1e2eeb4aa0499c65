using System.Globalization;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsRules.Tests;

/// <summary>Members as tests need them.</summary>
internal static class People
{
    /// <summary>A member with one period since 2015 in unified mode, with a base of 8000 yuan.</summary>
    public static MemberHistory Member(CoverageStatus status, string born = "1980-05-01", string? until = null) =>
        Member(born, until, ("2015-01-01", status));

    /// <summary>A member whose status changes.</summary>
    public static MemberHistory Member(
        string born, string? until, params (string From, CoverageStatus Status)[] periods) => new(
        Day(born), until is null ? null : Day(until),
        [
            .. periods.Select(period =>
                new CoveragePeriod(Day(period.From), period.Status, FundingMode.Unified, new Fen(800_000))),
        ]);

    /// <summary>A day such as <c>2022-02-28</c>.</summary>
    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
