namespace ClaimsReplay.Sql;

/// <summary>
/// The steps that let the own account pay (I7). The balance is a walk reflected at 0: what had to be paid in
/// cash so far is the running maximum of need so far less funds so far, and never below 0.
/// </summary>
internal static class AccountSteps
{
    /// <summary>The steps in order.</summary>
    public static IEnumerable<QueryStep> Of() => [Needs(), Walk(), Reflected()];

    private static QueryStep Needs() => new(
        "needs",
        "R6, I7: what is asked of the own account: the whole personal burden where it may pay, else nothing.",
        """
        select
          f.*,
          case when account_pays then total_fen - fund_fen else 0 end as need_fen
        from funded as f
        """);

    private static QueryStep Walk() => new(
        "walk",
        "All that was ever asked of the account, through this claim. Balances carry over New Year (I13).",
        """
        select
          n.*,
          cast(sum(need_fen) over claims_so_far as bigint) as need_so_far_fen
        from needs as n
        window claims_so_far as (
          partition by member_id
          order by service_year, claim_no
          rows between unbounded preceding and current row)
        """);

    private static QueryStep Reflected() => new(
        "reflected",
        "How much of it the account could not pay, through this claim and before it: the running maximum\n"
        + "of need less funds, not below 0.",
        """
        select
          w.*,
          greatest(0, max(need_so_far_fen - funds_fen) over claims_so_far) as unpaid_so_far_fen,
          greatest(0, coalesce(max(need_so_far_fen - funds_fen) over claims_before, 0)) as unpaid_before_fen
        from walk as w
        window
          claims_so_far as (
            partition by member_id
            order by service_year, claim_no
            rows between unbounded preceding and current row),
          claims_before as (
            partition by member_id
            order by service_year, claim_no
            rows between unbounded preceding and 1 preceding)
        """);
}
