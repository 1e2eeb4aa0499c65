using System.Text.Json.Nodes;
using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Tests.Nhsa.Engine;
using ClaimsGateway.Tests.Nhsa.Reconciling;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace ClaimsGateway.Tests.Nhsa;

/// <summary>The interface in front of the engine itself.</summary>
internal sealed class RealEngineTests
{
    private const int Visits = 50;
    private const int Reversals = 5;
    private const int Members = 5;
    private const int Seed = 20220301;
    private static readonly DateOnly Today = new(2022, 12, 31);

    // Every second visit is settled with the transactions that take the details too.
    private static readonly (string Quote, string Settle)[] Forms = [("2206", "2207"), ("2206A", "2207A")];

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2022, 12, 31, 12, 0, 0, TimeSpan.FromHours(8)));

    [Test]
    public async Task Day_OverTheInterfaceAndOverTheContract_GivesTheSameLedger()
    {
        await using var left = await RealEngine.StartAsync(_clock, Members);
        await using var right = await RealEngine.StartAsync(_clock, Members);
        await using var host = await NhsaHost.StartAsync(service: left.Invoker);
        var random = new Random(Seed);
        var settled = new List<(NhsaAnswer Answer, Settlement Same)>();
        for (var i = 0; i < Visits; i++)
        {
            var bill = RandomBill.Of(random);
            var msgId = host.NewMsgId();
            var answer = await SettleAsync(host, bill, msgId, Forms[i % Forms.Length]);
            var same = await SettleAsync(right, bill.ToClaim(msgId));
            Assert.That(AmountsOf(answer), Is.EqualTo(AmountsOf(same)), $"visit {i}, seed {Seed}");
            settled.Add((answer, same));
        }

        var reversed = new List<NhsaAnswer>();
        foreach (var (answer, same) in settled.Take(Reversals))
        {
            reversed.Add(await ReverseAsync(host, answer));
            var back = await right.Adjudication.ReverseAsync(
                new() { InstitutionId = TestEngine.Hospital, ClaimNumber = same.ClaimNumber });
            Assert.That(reversed[^1].Amount("balc"), Is.EqualTo(ExactNumber.Yuan(back.Reversal.BalanceAfterFen)));
        }

        var totals = TotalsOf(settled.Select(each => each.Same));
        await ReconcileAsync(host, totals, [.. settled.Select(each => each.Answer), .. reversed]);
        await ReconcileAsync(right, totals, settled);
        Assert.That(await LedgerOf(left, settled), Is.EqualTo(await LedgerOf(right, settled)), $"seed {Seed}");
        Assert.That(host.SettlementsOf, Is.EquivalentTo(new[] { "2206", "2206A", "2207", "2207A", "2208", "5203" }));
    }

    [Test]
    public async Task Corrections_AndLateArrivals_HoldInTheEngine()
    {
        await using var engine = await RealEngine.StartAsync(_clock, 1);
        await using var host = await NhsaHost.StartAsync(service: engine.Invoker);
        var msgId = host.NewMsgId();
        var bill = new RandomBill(RealEngine.MemberOf(0), new(2022, 3, 1), [("XA01", 10_000, 1_000_000_000)]);
        var settled = await SettleAsync(host, bill, msgId, Forms[0]);
        var correction = Reports.Correction(msgId);
        correction["data"]!["psn_no"] = bill.Member;
        Assert.That((await host.CallAsync("2601", correction)).IsSuccess, Is.True);
        var never = host.NewMsgId();
        var fence = Reports.Correction(never);
        fence["data"]!["psn_no"] = bill.Member;
        Assert.That((await host.CallAsync("2601", fence)).IsSuccess, Is.True);
        var again = Reports.Settlement((string)settled.SetlInfo["mdtrt_id"]!, "1000", psnNo: bill.Member);
        var late = await host.CallAsync("2207", (JsonObject)again.DeepClone(), never);
        Assert.That(late.Error, Does.Contain("CLAIM_NUMBER_FENCED"), late.Text);
        Assert.That((await host.CallAsync("2207", again)).IsSuccess, Is.True);
    }

    /// <summary>Registers the visit, sends its lines, pre-settles and settles: both say the same amounts.</summary>
    private static async Task<NhsaAnswer> SettleAsync(
        NhsaHost host, RandomBill bill, string msgId, (string Quote, string Settle) form)
    {
        var mdtrtId = await host.RegisterAsync(bill.Member, $"{bill.Day:yyyy-MM-dd}");
        var sent = await host.CallAsync("2204", bill.ToLines(mdtrtId));
        Assert.That(sent.IsSuccess, Is.True, sent.Text);
        var input = Reports.Settlement(mdtrtId, ExactNumber.Yuan(bill.TotalFen), psnNo: bill.Member);
        var quoted = await host.CallAsync(form.Quote, (JsonObject)input.DeepClone());
        Assert.That(quoted.IsSuccess, Is.True, quoted.Text);
        var settled = await host.CallAsync(form.Settle, input, msgId);
        Assert.That(settled.IsSuccess, Is.True, settled.Text);
        Assert.That(AmountsOf(quoted), Is.EqualTo(AmountsOf(settled)), msgId);
        var kept = await host.CallAsync("5203", Reports.Input("data", new JsonObject
        {
            ["psn_no"] = bill.Member,
            ["setl_id"] = (string)settled.SetlInfo["setl_id"]!,
            ["mdtrt_id"] = mdtrtId,
        }));
        Assert.That(kept.Amount("fund_pay_sumamt"), Is.EqualTo(settled.Amount("fund_pay_sumamt")), kept.Text);
        return settled;
    }

    private static async Task<Settlement> SettleAsync(RealEngine engine, Claim claim)
    {
        var quoted = await engine.Adjudication.QuoteAsync(new() { Claim = claim });
        var answer = await engine.Adjudication.SettleAsync(new() { Claim = claim });
        Assert.That(answer.OutcomeCase, Is.EqualTo(SettleResponse.OutcomeOneofCase.Settlement), answer.ToString());
        Assert.That(AmountsOf(quoted.Settlement), Is.EqualTo(AmountsOf(answer.Settlement)), claim.ClaimNumber);
        return answer.Settlement;
    }

    /// <summary>Reverses; every amount is the settled one negated.</summary>
    private static async Task<NhsaAnswer> ReverseAsync(NhsaHost host, NhsaAnswer settled)
    {
        var info = settled.SetlInfo;
        var reversed = await host.CallAsync("2208", Reports.Reversal(
            (string)info["setl_id"]!, (string)info["mdtrt_id"]!, (string)info["psn_no"]!));
        Assert.That(reversed.IsSuccess, Is.True, reversed.Text);
        foreach (var field in new[] { "medfee_sumamt", "fund_pay_sumamt", "acct_pay", "psn_cash_pay", "act_pay_dedc" })
            Assert.That(Fen(reversed, field), Is.EqualTo(-Fen(settled, field)), $"{field} of {reversed.Text}");
        return reversed;
    }

    /// <summary>3201 finds the totals equal and 3202 no row that differs.</summary>
    private static async Task ReconcileAsync(NhsaHost host, ClaimTotals totals, IReadOnlyList<NhsaAnswer> records)
    {
        var compared = await host.CallAsync("3201", Reports.Input("data", new JsonObject
        {
            ["insutype"] = "310",
            ["clr_type"] = "11",
            ["setl_optins"] = "120000",
            ["stmt_begndate"] = $"{Today:yyyy-MM-dd}",
            ["stmt_enddate"] = $"{Today:yyyy-MM-dd}",
            ["medfee_sumamt"] = ExactNumber.Yuan(totals.TotalFen),
            ["fund_pay_sumamt"] = ExactNumber.Yuan(totals.FundFen),
            ["acct_pay"] = ExactNumber.Yuan(totals.AccountFen),
            ["fixmedins_setl_cnt"] = Visits - Reversals,
        }));
        Assert.That((string?)compared.Output["stmtinfo"]!["stmt_rslt"], Is.EqualTo("0"), compared.Text);
        var rows = records.Select(record => ReconciliationFiles.RowOf(record.SetlInfo)).ToList();
        var details = await host.CompareAsync(string.Join('\n', rows), rows.Count);
        var results = await host.DownloadAsync((string)details.Output["fileinfo"]!["file_qury_no"]!);
        Assert.That(results, Has.Length.EqualTo(records.Count));
        Assert.That(results.Select(line => line.Split('\t')[4]), Has.All.EqualTo("0"));
    }

    /// <summary>The contract's comparisons find the totals equal and no record that differs.</summary>
    private static async Task ReconcileAsync(
        RealEngine engine, ClaimTotals totals, IReadOnlyList<(NhsaAnswer Answer, Settlement Same)> settled)
    {
        var client = new ReconciliationService.ReconciliationServiceClient(engine.Invoker);
        var (institution, day) = (TestEngine.Hospital, Today.ToContract());
        var compared = await client.CompareTotalsAsync(
            new() { InstitutionId = institution, From = day, Until = day, Totals = totals });
        Assert.That(compared.Equal, Is.True, compared.ToString());
        using var call = client.CompareDetails();
        await call.RequestStream.WriteAsync(
            new() { Scope = new() { InstitutionId = institution, From = day, Until = day } });
        foreach (var (same, isReversal) in settled.Select(each => (each.Same, false))
            .Concat(settled.Take(Reversals).Select(each => (each.Same, true))))
        {
            await call.RequestStream.WriteAsync(new() { Row = RowOf(same, isReversal) });
        }

        await call.RequestStream.CompleteAsync();
        Assert.That(await call.ResponseStream.ReadAllAsync().ToListAsync(), Is.Empty);
    }

    private static DetailRow RowOf(Settlement settled, bool isReversal) => new()
    {
        ClaimNumber = settled.ClaimNumber,
        Reversal = isReversal,
        TotalFen = settled.TotalFen,
        FundFen = settled.FundFen,
        AccountFen = settled.AccountFen + settled.FamilyFen,
        CashFen = settled.CashFen,
    };

    private static ClaimTotals TotalsOf(IEnumerable<Settlement> settled)
    {
        var kept = settled.Skip(Reversals).ToList();
        return new()
        {
            Settled = Visits,
            Reversed = Reversals,
            TotalFen = kept.Sum(each => each.TotalFen),
            FundFen = kept.Sum(each => each.FundFen),
            AccountFen = kept.Sum(each => each.AccountFen + each.FamilyFen),
            CashFen = kept.Sum(each => each.CashFen),
        };
    }

    /// <summary>
    /// What an engine keeps of the day: every claim with its reversal, every account's entries in order. The hash of
    /// an entry holds the one before it, so equal hashes are equal entries in the same order.
    /// </summary>
    private static async Task<List<string>> LedgerOf(
        RealEngine engine, IEnumerable<(NhsaAnswer Answer, Settlement Same)> settled)
    {
        var ledger = new List<string>();
        foreach (var (_, same) in settled)
        {
            ledger.Add((await engine.Adjudication.GetClaimAsync(
                new() { InstitutionId = TestEngine.Hospital, ClaimNumber = same.ClaimNumber })).ToString());
        }

        var accounts = new AccountService.AccountServiceClient(engine.Invoker);
        for (var member = 0; member < Members; member++)
        {
            var entries = await accounts.ListAccountEntriesAsync(
                new() { MemberId = RealEngine.MemberOf(member), PageSize = 1_000 });
            ledger.AddRange(entries.Entries.Select(entry => entry.ToString()));
        }

        return ledger;
    }

    private static (string, string, string, string, string) AmountsOf(NhsaAnswer answer) => (
        answer.Amount("fund_pay_sumamt"), answer.Amount("acct_pay"), answer.Amount("psn_cash_pay"),
        answer.Amount("act_pay_dedc"), answer.Amount("balc"));

    private static (string, string, string, string, string) AmountsOf(Settlement settled) => (
        ExactNumber.Yuan(settled.FundFen), ExactNumber.Yuan(settled.AccountFen), ExactNumber.Yuan(settled.CashFen),
        ExactNumber.Yuan(settled.DeductibleFen), ExactNumber.Yuan(settled.BalanceAfterFen));

    private static long Fen(NhsaAnswer answer, string field) =>
        ExactNumber.TryParse(answer.Amount(field), 2, out var fen) ? fen : throw new AssertionException(field);
}
