using ClaimsRules.Adjudication;

namespace ClaimsReplay.Sql;

/// <summary>
/// The steps that lay out each member's time line: which category and which monthly credit hold from when to
/// when, and what was credited before. A claim then meets exactly one stretch of it.
/// </summary>
internal static class MemberSteps
{
    /// <summary>The steps in order.</summary>
    public static IEnumerable<QueryStep> Of(SqlRequest request)
    {
        yield return Read(request);
        yield return Periods();
        yield return Spells(request);
        yield return Stretches(request);
        yield return Credits();
        yield return TimeLine();
    }

    private static QueryStep Read(SqlRequest request)
    {
        var sql = request.Dialect;
        var (until, noEnd) = (sql.Day("coverage_until"), Literal.Of(PolicyTimes.NoEnd));
        var mode = request.HasFundingMode ? $"coalesce({sql.Text("funding_mode")}, 'unified')" : "'unified'";
        return new QueryStep(
            "member_rows",
            "The members, one row per status period. Empty amounts are 0; no last day means covered on.",
            $"""
            select
              {sql.Text("member_id")} as member_id,
              {sql.Day("birth_date")} as birth_date,
              {sql.Text("status")} as status,
              {sql.Day("status_from")} as status_from,
              coalesce({sql.Fen("contribution_base_fen")}, 0) as contribution_base_fen,
              coalesce({sql.Fen("opening_balance_fen")}, 0) as opening_balance_fen,
              coalesce({sql.AddDays(until, 1)}, {noEnd}) as covered_to,
              {mode} as funding_mode
            from {request.Members} as m
            """);
    }

    private static QueryStep Periods() => new(
        "periods", "A period ends where the member's next one begins.",
        $"""
        select
          m.*,
          row_number() over time_line as period,
          coalesce(lead(status_from) over time_line, {Literal.Of(PolicyTimes.NoEnd)}) as next_from
        from member_rows as m
        window time_line as (partition by member_id order by status_from)
        """);

    private static QueryStep Spells(SqlRequest request)
    {
        var sql = request.Dialect;
        return new QueryStep(
            "spells",
            "I3, I4, I10: each period cut where the policy's numbers change and where an age is reached; the\n"
            + "day on which it is reached belongs to the new age; 29 February is 28 February in a common year.\n"
            + "R3.1, R3.3: with the monthly credit, rounded half up; pooled-only members have none.",
            $"""
            select
              p.member_id,
              p.opening_balance_fen,
              s.category,
              greatest(
                p.status_from, s.valid_from,
                coalesce({sql.AddYears("p.birth_date", "s.min_age")}, s.valid_from)) as from_day,
              least(
                p.next_from, p.covered_to, s.valid_to,
                coalesce({sql.AddYears("p.birth_date", "s.max_age")}, s.valid_to)) as to_day,
              case when p.funding_mode = 'unified'
                then {HalfUp.Fen(sql, "p.contribution_base_fen * s.credit_rate_bp")} + s.credit_fen
                else 0
              end as monthly_credit_fen
            from periods as p
            join standings as s on s.status = p.status
            """);
    }

    private static QueryStep Stretches(SqlRequest request)
    {
        var sql = request.Dialect;
        return new QueryStep(
            "stretches",
            $"The spells that have a day. Credits fall from {request.From:yyyy-MM-dd} on: credit_eve is the day\n"
            + "before the first on which one may.",
            $"""
            select
              s.*,
              {sql.AddDays($"greatest(from_day, {Literal.Of(request.From)})", -1)} as credit_eve,
              {sql.AddDays("to_day", -1)} as last_day
            from spells as s
            where from_day < to_day
            """);
    }

    private static QueryStep Credits() => new(
        "credits",
        "I10: a credit falls on the 1st of each month: how many firsts there were, counted from the year 0.",
        $"""
        select
          s.*,
          {CalendarMonth.FirstsThrough("credit_eve")}
            as firsts_before,
          {CalendarMonth.FirstsThrough("last_day")}
            as firsts_through
        from stretches as s
        """);

    private static QueryStep TimeLine()
    {
        var (first, noEnd) = (Literal.Of(PolicyTimes.FirstDay), Literal.Of(PolicyTimes.NoEnd));
        var (notStarted, ended) = (ReasonWord.Of(Reason.CoverageNotStarted), ReasonWord.Of(Reason.CoverageEnded));
        return new QueryStep(
            "time_line",
            "The stretches with what they had to draw on at their beginning: the opening balance and the\n"
            + "credits of earlier stretches. Then the days before the first covered day and after the last, with\n"
            + "their refusals.",
            $"""
            select
              member_id, from_day, to_day, null as refusal, category, monthly_credit_fen, firsts_before,
              opening_balance_fen + coalesce(cast(
                sum(monthly_credit_fen * greatest(0, firsts_through - firsts_before)) over earlier
                as bigint), 0) as funds_before_fen
            from credits
            window earlier as (
              partition by member_id order by from_day
              rows between unbounded preceding and 1 preceding)
            union all
            select member_id, {first}, status_from, {notStarted}, null, 0, 0, 0
            from periods
            where period = 1
            union all
            select member_id, greatest(covered_to, status_from), {noEnd}, {ended}, null, 0, 0, 0
            from periods
            where period = 1 and covered_to < {noEnd}
            """);
    }
}
