namespace ClaimsReplay.Sql;

/// <summary>The steps that lay each claim on the cumulative axis and divide it (R5, I1, I2).</summary>
internal static class FundSteps
{
    /// <summary>The steps in order.</summary>
    public static IEnumerable<QueryStep> Of(SqlRequest request, FreezeChain freeze, int bandCount)
    {
        yield return Axis();
        yield return Divided(freeze, bandCount);
        yield return Funded(request.Dialect, bandCount);
    }

    private static QueryStep Axis() => new(
        "axis",
        "I1, I13: the claim's stretch of the cumulative in-scope axis, which begins at 0 each year, and the\n"
        + "claim's place in the year.",
        """
        select
          j.*,
          cast(sum(in_scope_fen) over benefit_year as bigint) - in_scope_fen as in_scope_before_fen,
          cast(sum(in_scope_fen) over benefit_year as bigint) as in_scope_after_fen,
          row_number() over benefit_year as claim_no
        from judged as j
        where reason is null
        window benefit_year as (
          partition by member_id, service_year
          order by service_time, kind_order, row_order
          rows between unbounded preceding and current row)
        """);

    private static QueryStep Divided(FreezeChain freeze, int bandCount)
    {
        const string Before = "a.in_scope_before_fen";
        List<string> columns =
        [
            $"greatest(0, least(a.in_scope_after_fen, d.deductible_fen) - {Before}) as deductible_fen",
        ];
        for (var band = 1; band <= bandCount; band++)
        {
            var lower = band == 1 ? "" : $", r.band{band - 1}_upper_fen";
            columns.Add(
                $"greatest(0, least(a.in_scope_after_fen, r.band{band}_upper_fen)\n"
                + $"    - greatest({Before}, d.deductible_fen{lower})) as band{band}_fen");
            columns.Add($"r.band{band}_rate_bp");
        }

        return new QueryStep(
            "divided",
            "R4.1, R5.2, R5.3: how much of the claim's stretch of the axis lies below the deductible, and in\n"
            + "each band.",
            $"""
            select
              a.*,
              {string.Join(",\n  ", columns)},
              a.use_account and u.is_allowed as account_pays
            from axis as a
            {freeze.Join}join deductibles as d
              on d.category = a.category
              and d.schedule_year = {freeze.ScheduleYear}
            join tariffs as r
              on r.level = a.level and r.valid_from <= a.service_date and a.service_date < r.valid_to
            join account_use as u
              on u.kind = a.kind and u.valid_from <= a.service_date and a.service_date < u.valid_to
            """);
    }

    private static QueryStep Funded(SqlDialect dialect, int bandCount)
    {
        var bands = Enumerable.Range(1, bandCount).ToArray();
        var inBands = string.Join(" - ", bands.Select(band => $"band{band}_fen"));
        var exactBp = string.Join(" + ", bands.Select(band => $"band{band}_fen * band{band}_rate_bp"));
        return new QueryStep(
            "funded",
            "I2: the fund's part, exact over all bands and rounded once, half up. R5.1: what lies over the\n"
            + "limit.",
            $"""
            select
              d.*,
              {HalfUp.Fen(dialect, exactBp)} as fund_fen,
              in_scope_fen - deductible_fen - {inBands} as over_limit_fen
            from divided as d
            """);
    }
}
