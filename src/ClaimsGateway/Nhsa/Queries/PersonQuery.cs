using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.People;

namespace ClaimsGateway.Nhsa.Queries;

/// <summary>
/// 5206 and 5301: a person's accumulators of a year, and registrations of chronic diseases. Of the latter the
/// service keeps none (I11).
/// </summary>
internal sealed class PersonQuery(PersonDirectory people) : ITransaction
{
    /// <summary>累计已支付起付线.</summary>
    public const string DeductibleUsed = "Q0000";

    /// <summary>This service's own code: the year's cumulative in-scope sum (I1).</summary>
    public const string InScopeSum = "INSCP";

    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["5206", "5301"];

    /// <inheritdoc />
    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var month = MonthOf(call);
        if (month.Refusal is { } wrong) return wrong;
        var day = call.Today;
        // The accumulator is kept by the year: a month gives the standing of its year, up to today.
        if (month.Value.Length > 0)
        {
            var year = int.Parse(month.Value[..4], System.Globalization.CultureInfo.InvariantCulture);
            if (year != day.Year) day = new DateOnly(year, 12, 31);
        }

        var person = await people.FindAsync(call.Data.Text("psn_no"), day, cancellation);
        if (person.Refusal is { } unknown) return unknown;
        return call.Infno == "5301" ? Reply.Success() : Accumulators(person.Value, day, month.Value);
    }

    private static Judged<string> MonthOf(Call call)
    {
        var text = call.Data.Text("cum_ym");
        var isMonth = text.Length == 6 && text.All(char.IsAsciiDigit) && text[..4] is not "0000"
            && string.CompareOrdinal(text[4..], "01") >= 0 && string.CompareOrdinal(text[4..], "12") <= 0;
        return text.Length == 0 || isMonth ? text : new Refusal("data.cum_ym(累计年月)应为yyyyMM");
    }

    private static Reply Accumulators(Person person, DateOnly day, string month)
    {
        if (person.Answer.StandingCase == Claims.V1.GetMemberResponse.StandingOneofCase.Refusal)
            return ContractCalls.RefusalOf(person.Answer.Refusal);
        var entitlement = person.Answer.Entitlement;
        var until = month.Length > 0 ? month : $"{day:yyyyMM}";
        return Reply.Success()
            .With("cuminfo", RowOf(DeductibleUsed, entitlement.DeductibleFen - entitlement.DeductibleLeftFen))
            .With("cuminfo", RowOf(InScopeSum, entitlement.InScopeFen));

        Row RowOf(string code, long fen) => new Row
        {
            ["insutype"] = person.InsuranceOn(day),
            ["year"] = $"{entitlement.BenefitYear:D4}",
            ["cum_ym"] = until,
            ["cum_type_code"] = code,
        }.WithFen("cum", fen);
    }
}
