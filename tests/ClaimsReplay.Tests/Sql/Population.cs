using System.Globalization;

namespace ClaimsReplay.Tests.Sql;

/// <summary>Members and claims in the two shapes of the replay.</summary>
internal sealed record Population(IReadOnlyList<MemberPeriod> Members, IReadOnlyList<Claim> Claims);

/// <summary>A row of the table of members.</summary>
internal sealed record MemberPeriod(
    string MemberId, DateOnly Birth, string Status, DateOnly From, long BaseFen, long OpeningFen,
    DateOnly? Until, string FundingMode = "unified")
{
    public const string Columns =
        "member_id,birth_date,status,status_from,contribution_base_fen,opening_balance_fen,coverage_until,"
        + "funding_mode";

    /// <summary>The row's fields in the order of the columns; an empty field is none.</summary>
    public string[] Fields =>
    [
        MemberId, Text(Birth), Status, Text(From), Text(BaseFen), Text(OpeningFen),
        Until is { } day ? Text(day) : "", FundingMode,
    ];

    private static string Text(IFormattable value) =>
        value.ToString(value is DateOnly ? "yyyy-MM-dd" : null, CultureInfo.InvariantCulture);
}

/// <summary>A row of the table of claims.</summary>
internal sealed record Claim(
    string ClaimId, string MemberId, string ServiceTime, string Kind, int Level, long TotalFen,
    long InScopeFen, bool UseAccount, string VisitKind = "outpatient")
{
    public const string Columns =
        "claim_id,member_id,service_time,kind,level,total_fen,in_scope_fen,use_account,visit_kind";

    public DateOnly ServiceDate =>
        DateOnly.ParseExact(ServiceTime[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The row's fields in the order of the columns.</summary>
    public string[] Fields =>
    [
        ClaimId, MemberId, ServiceTime, Kind, Level.ToString(CultureInfo.InvariantCulture),
        TotalFen.ToString(CultureInfo.InvariantCulture), InScopeFen.ToString(CultureInfo.InvariantCulture),
        UseAccount ? "true" : "false", VisitKind,
    ];
}
