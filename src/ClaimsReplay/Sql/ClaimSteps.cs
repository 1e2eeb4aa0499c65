using ClaimsRules.Adjudication;

namespace ClaimsReplay.Sql;

/// <summary>The steps that read the claims of the window and find whether each has a benefit.</summary>
internal static class ClaimSteps
{
    /// <summary>The steps in order.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="lastScheduleYear">
    /// The last year with a deductible schedule, or null when the policy is held.
    /// </param>
    public static IEnumerable<QueryStep> Of(SqlRequest request, int? lastScheduleYear)
    {
        yield return Fields(request);
        yield return Rows(request);
        yield return Judged(request, lastScheduleYear);
    }

    private static QueryStep Fields(SqlRequest request)
    {
        var sql = request.Dialect;
        var visit = request.HasVisitKind
            ? $"coalesce({sql.Text("visit_kind")}, 'outpatient')"
            : "'outpatient'";
        return new QueryStep(
            "claim_fields",
            "The claims. The service date is the first ten characters of service_time as written.",
            $"""
            select
              {sql.Text("claim_id")} as claim_id,
              {sql.Text("member_id")} as member_id,
              {sql.ByteOrder(sql.Text("service_time"))} as service_time,
              cast(substr({sql.Text("service_time")}, 1, 10) as date) as service_date,
              {sql.Text("kind")} as kind,
              cast({sql.Text("level")} as integer) as level,
              {sql.Fen("total_fen")} as total_fen,
              {sql.Fen("in_scope_fen")} as in_scope_fen,
              {sql.Truth("use_account")} as use_account,
              {visit} as visit_kind,
              {request.RowOrder} as row_order
            from {request.Claims} as c
            """);
    }

    private static QueryStep Rows(SqlRequest request) => new(
        "claim_rows",
        "Those of the window. A member's claims go by service_time, hospital before pharmacy, then row.",
        $"""
        select
          c.*,
          {CalendarMonth.YearOf("service_date")} as service_year,
          case when kind = 'hospital' then 0 else 1 end as kind_order
        from claim_fields as c
        where service_date between {Literal.Of(request.From)} and {Literal.Of(request.To)}
        """);

    private static QueryStep Judged(SqlRequest request, int? lastScheduleYear)
    {
        List<string> cases = [];
        var source = request.Policy.Source;
        if (request.Policy.HeldYear is null)
        {
            cases.Add(When(
                $"c.service_date < {Literal.Of(source.From)} or c.service_date >= {Literal.Of(source.To)}",
                Reason.PolicyNotInForce));
        }

        cases.Add($"when t.member_id is null then {ReasonWord.UnknownMember}");
        cases.Add("when t.refusal is not null then t.refusal");
        cases.Add(When("c.visit_kind = 'chronic_special'", Reason.BenefitNotDefined));
        cases.Add(When("t.category is null", Reason.BenefitNotDefined));
        if (lastScheduleYear is { } year)
            cases.Add(When($"c.service_year > {Literal.Of(year)}", Reason.NoDeductibleSchedule));

        return new QueryStep(
            "judged",
            "Each claim with the stretch of its member's time line, and the first reason that refuses it, if\n"
            + "any. funds_fen is all that the account had received by then, that day's credit included.",
            $"""
            select
              c.*,
              t.category,
              t.funds_before_fen + t.monthly_credit_fen * (
                {CalendarMonth.FirstsThrough("c.service_date")}
                - t.firsts_before) as funds_fen,
              case
                {string.Join("\n    ", cases)}
              end as reason
            from claim_rows as c
            left join time_line as t
              on t.member_id = c.member_id and t.from_day <= c.service_date and c.service_date < t.to_day
            """);
    }

    private static string When(string condition, Reason reason) =>
        $"when {condition} then {ReasonWord.Of(reason)} -- {ReasonWord.RuleOf(reason)}";
}
