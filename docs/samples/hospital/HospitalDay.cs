using System.Globalization;
using Claims.V1;
using Claims.V1.Client;
using Google.Type;

namespace Samples.Hospital;

/// <summary>
/// A hospital's day at the counter: a quote, a settlement, the same asked again, an answer that is lost, a reversal, a
/// refusal, and the day's totals compared. Run against a fresh sandbox.
/// </summary>
/// <param name="address">Where the service takes gRPC.</param>
/// <param name="output">Where each step is told.</param>
public sealed class HospitalDay(Uri address, TextWriter output)
{
    private const string Hospital = "hospital-1";
    private static readonly Date Today = new() { Year = 2022, Month = 12, Day = 31 };

    private readonly ClaimTotals _booked = new();

    /// <summary>Goes through the day. Throws when a step does not end as it should.</summary>
    public async Task RunAsync()
    {
        using var client = new ClaimsClient(new ClaimsClientOptions { Address = address });
        var visit = Visit("visit-1", "member-active", totalFen: 120_000, inScopeFen: 110_000);

        Tell("quote 预结算", await client.QuoteAsync(visit));
        var settled = await client.SettleAsync(visit);
        Tell("settle 结算", settled);
        Book(settled);

        // Whoever is not sure whether a claim went through sends it again, under the same number.
        var again = await client.SettleAsync(visit);
        var isSame = again.Granted?.ReceiptHash == settled.Granted?.ReceiptHash;
        output.WriteLine($"again 重发: {(isSame ? "the same receipt 回执相同" : "another receipt 回执不同")}");

        await LoseAnAnswerAsync(client);
        await ReverseAsync(client);
        Tell("refused 拒绝", await client.SettleAsync(Visit("visit-3", "member-ended", 10_000, 10_000)));
        await SendAWrongClaimAsync(client);
        await CompareAsync(client);
    }

    /// <summary>The connection breaks before the answer; the service is asked what became of the number.</summary>
    private async Task LoseAnAnswerAsync(ClaimsClient client)
    {
        // The sandbox loses the answers of a client that asks for it.
        using var unlucky = new ClaimsClient(new ClaimsClientOptions
        {
            Address = address,
            Headers = new Dictionary<string, string> { ["claims-sandbox"] = "lose-answer" },
        });
        var visit = Visit("visit-2", "member-retiree", totalFen: 80_000, inScopeFen: 80_000);
        try
        {
            await unlucky.SettleAsync(visit);
        }
        catch (ClaimsException e) when (e.IsUncertain)
        {
            var outcome = await client.GetOutcomeAsync(Hospital, visit.ClaimNumber);
            output.WriteLine($"lost answer 答复丢失: {visit.ClaimNumber} is {outcome.State}");
            Tell("found 查得", outcome.Settlement);
            Book(outcome.Settlement);
        }
    }

    private async Task ReverseAsync(ClaimsClient client)
    {
        var back = await client.ReverseAsync(Hospital, "visit-2");
        output.WriteLine(
            $"reverse 撤销: fund 统筹 {Yuan(back.FundFen)}, account 个账 {Yuan(back.AccountFen)}, "
            + $"cash 现金 {Yuan(back.CashFen)} given back 退回");
        _booked.Reversed++;
        _booked.TotalFen -= back.FundFen + back.AccountFen + back.FamilyFen + back.CashFen;
        _booked.FundFen -= back.FundFen;
        _booked.AccountFen -= back.AccountFen + back.FamilyFen;
        _booked.CashFen -= back.CashFen;
    }

    private async Task SendAWrongClaimAsync(ClaimsClient client)
    {
        try
        {
            await client.SettleAsync(Visit("visit-4", "member-active", totalFen: 10_000, inScopeFen: 20_000));
        }
        catch (ClaimsException e)
        {
            output.WriteLine($"wrong 有误: {e.Reason}, {string.Join(", ", e.FieldProblems.Keys)}");
        }
    }

    private async Task CompareAsync(ClaimsClient client)
    {
        var compared = await client.CompareTotalsAsync(new CompareTotalsRequest
        {
            InstitutionId = Hospital,
            From = Today,
            Until = Today,
            Totals = _booked,
        });
        output.WriteLine(
            $"reconcile 对账: {compared.Totals.Settled} settled 结算, {compared.Totals.Reversed} reversed 撤销, "
            + $"fund 统筹 {Yuan(compared.Totals.FundFen)}: {(compared.Equal ? "equal 一致" : "different 不一致")}");
    }

    private static Claim Visit(string number, string member, long totalFen, long inScopeFen) => new()
    {
        InstitutionId = Hospital,
        ClaimNumber = number,
        MemberId = member,
        ServiceDate = Today,
        VisitKind = VisitKind.Outpatient,
        TotalFen = totalFen,
        InScopeFen = inScopeFen,
        PreSelfPaidFen = Math.Max(0, totalFen - inScopeFen),
    };

    private void Book(Decision<Settlement> decision)
    {
        if (decision.IsGranted) Book(decision.Granted);
    }

    private void Book(Settlement settlement)
    {
        _booked.Settled++;
        _booked.TotalFen += settlement.TotalFen;
        _booked.FundFen += settlement.FundFen;
        _booked.AccountFen += settlement.AccountFen + settlement.FamilyFen;
        _booked.CashFen += settlement.CashFen;
    }

    private void Tell(string step, Decision<Settlement> decision)
    {
        if (decision.IsGranted) Tell(step, decision.Granted);
        else output.WriteLine($"{step}: {decision.Refusal.Reason} {decision.Refusal.MessageZh}");
    }

    private void Tell(string step, Settlement settlement) => output.WriteLine(
        $"{step}: total 总额 {Yuan(settlement.TotalFen)} = fund 统筹 {Yuan(settlement.FundFen)} + account 个账 "
        + $"{Yuan(settlement.AccountFen)} + cash 现金 {Yuan(settlement.CashFen)}");

    /// <summary>Whole fen as yuan, without a detour over inexact numbers.</summary>
    private static string Yuan(long fen) => string.Create(CultureInfo.InvariantCulture, $"{fen / 100}.{fen % 100:D2}");
}
