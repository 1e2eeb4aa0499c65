using System.Globalization;

namespace ClaimsReplay.Tests.Sql;

/// <summary>A row of the statement's result; of a refused claim the amounts are null.</summary>
internal sealed record DecidedClaim(
    string ClaimId, string MemberId, DateOnly ServiceDate, int Level, long TotalFen, long InScopeFen,
    long? DeductibleFen, long? FundFen, long? OverLimitFen, long? AccountFen, long? FamilyFen, long? CashFen,
    long? InScopeAfterFen, long? BalanceFen, string? Reason)
{
    public const string Columns =
        "claim_id,member_id,service_date,level,total_fen,in_scope_fen,deductible_fen,fund_fen,over_limit_fen,"
        + "account_fen,family_fen,cash_fen,in_scope_after_fen,balance_fen,reason";

    /// <summary>The row as <c>run --rows</c> writes it.</summary>
    public string ToCsv() => string.Create(
        CultureInfo.InvariantCulture,
        $"{ClaimId},{MemberId},{ServiceDate:yyyy-MM-dd},{Level},{TotalFen},{InScopeFen},{DeductibleFen},{FundFen},"
        + $"{OverLimitFen},{AccountFen},{FamilyFen},{CashFen},{InScopeAfterFen},{BalanceFen}");
}
