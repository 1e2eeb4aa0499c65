namespace ClaimsReplay.Sql;

/// <summary>
/// The whole adjudication as one statement: the policy's numbers, the members' time lines, the claims, the
/// chain of the freeze, the fund's part, the account's part. Families are not in it.
/// </summary>
internal static class AdjudicationStatement
{
    private const string Result =
        """
        -- One row per claim of the window: the columns of `run --rows`, then the reason of a refused one,
        -- whose amounts are null.
        select
          claim_id,
          member_id,
          service_date,
          level,
          total_fen,
          in_scope_fen,
          deductible_fen,
          fund_fen,
          over_limit_fen,
          need_fen - (unpaid_so_far_fen - unpaid_before_fen) as account_fen,
          0 as family_fen, -- I7: families are not in this statement
          total_fen - fund_fen - need_fen + (unpaid_so_far_fen - unpaid_before_fen) as cash_fen,
          in_scope_after_fen,
          funds_fen - (need_so_far_fen - unpaid_so_far_fen) as balance_fen,
          null as reason
        from reflected
        union all
        select
          claim_id, member_id, service_date, level, total_fen, in_scope_fen,
          null, null, null, null, null, null, null, null, reason
        from judged
        where reason is not null
        """;

    /// <summary>Prints the statement, without a semicolon, ending with a line break.</summary>
    public static string Print(SqlRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var numbers = new PolicyNumbers(request.Policy);
        var freeze = new FreezeChain(request.Policy, request.To);
        QueryStep[] steps =
        [
            numbers.Deductibles(freeze.ScheduleYears),
            numbers.Tariffs(),
            numbers.Standings(),
            numbers.AccountUse(),
            .. MemberSteps.Of(request),
            .. ClaimSteps.Of(request, freeze.LastYear),
            .. freeze.Steps(),
            .. FundSteps.Of(request, freeze, numbers.BandCount),
            .. AccountSteps.Of(),
        ];
        var chain = string.Join(",\n\n", steps.Select(step => step.Print()));
        return $"{Head(request)}\nwith\n\n{chain}\n\n{Result}\n".ReplaceLineEndings("\n");
    }

    private static string Head(SqlRequest request)
    {
        var policy = request.Policy;
        var held = policy.HeldYear is { } year
            ? $"\n-- Every date is answered as 1 January {year} would be; there is no freeze."
            : "";
        return $"""
            -- Outpatient claims adjudicated by {policy.Source.Id}, as one statement for {request.Dialect.Engine}.
            -- Service dates {request.From:yyyy-MM-dd} to {request.To:yyyy-MM-dd}.{held}
            -- Policy {policy.Hash}.
            -- Amounts are whole fen, and nothing is rounded but where half up is said. Rules R… and readings I…
            -- are those of the policy data, (三) to (六) the circular's paragraphs.
            """;
    }
}
