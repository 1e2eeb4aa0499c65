using System.Text.Json.Nodes;
using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Tests.Nhsa.Engine;
using Microsoft.Extensions.Time.Testing;

namespace ClaimsGateway.Tests.Nhsa;

/// <summary>The interface in front of the engine itself.</summary>
internal sealed class RealEngineTests
{
    private const int Visits = 50;
    private const int Reversals = 5;
    private const int Members = 5;
    private const int Seed = 20220301;

    [Test]
    public async Task Day_OverTheInterfaceAndOverTheContract_GivesTheSameLedger()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2022, 12, 31, 12, 0, 0, TimeSpan.FromHours(8)));
        await using var left = await RealEngine.StartAsync(clock, Members);
        await using var right = await RealEngine.StartAsync(clock, Members);
        await using var host = await NhsaHost.StartAsync(service: left.Invoker);
        var random = new Random(Seed);
        var settled = new List<(string MsgId, string SetlId, string MdtrtId, string Member)>();
        for (var i = 0; i < Visits; i++)
        {
            var member = RealEngine.MemberOf(random.Next(Members));
            var day = new DateOnly(2022, 1 + random.Next(12), 1 + random.Next(28));
            var lines = Enumerable.Range(0, 1 + random.Next(4)).Select(_ => LineOf(random)).ToList();
            var (msgId, info) = await SettleAsync(host, member, day, lines);
            settled.Add((msgId, (string)info["setl_id"]!, (string)info["mdtrt_id"]!, member));
            var same = await SettleAsync(right, member, day, lines, msgId);
            Assert.That(
                (info["fund_pay_sumamt"]!.ToJsonString(), info["acct_pay"]!.ToJsonString(), info["psn_cash_pay"]!.ToJsonString(),
                    info["act_pay_dedc"]!.ToJsonString(), info["balc"]!.ToJsonString()),
                Is.EqualTo((ExactNumber.Yuan(same.FundFen), ExactNumber.Yuan(same.AccountFen), ExactNumber.Yuan(same.CashFen),
                    ExactNumber.Yuan(same.DeductibleFen), ExactNumber.Yuan(same.BalanceAfterFen))), $"visit {i}, seed {Seed}");
        }

        foreach (var (msgId, setlId, mdtrtId, member) in settled.Take(Reversals))
        {
            var reversed = await host.CallAsync("2208", Reports.Reversal(setlId, mdtrtId, member));
            Assert.That(reversed.IsSuccess, Is.True, reversed.Text);
            var same = await right.Adjudication.ReverseAsync(
                new() { InstitutionId = TestEngine.Hospital, ClaimNumber = msgId });
            Assert.That(reversed.Amount("balc"), Is.EqualTo(ExactNumber.Yuan(same.Reversal.BalanceAfterFen)));
        }

        foreach (var (msgId, _, _, _) in settled)
        {
            var key = new GetClaimRequest { InstitutionId = TestEngine.Hospital, ClaimNumber = msgId };
            Assert.That(
                (await left.Adjudication.GetClaimAsync(key)).Settlement.ReceiptHash,
                Is.EqualTo((await right.Adjudication.GetClaimAsync(key)).Settlement.ReceiptHash), msgId);
        }
    }

    [Test]
    public async Task Corrections_AndLateArrivals_HoldInTheEngine()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2022, 12, 31, 12, 0, 0, TimeSpan.FromHours(8)));
        await using var engine = await RealEngine.StartAsync(clock, 1);
        await using var host = await NhsaHost.StartAsync(service: engine.Invoker);
        var (msgId, info) = await SettleAsync(host, RealEngine.MemberOf(0), new(2022, 3, 1), [("XA01", 10_000, 1_000_000_000)]);
        var correction = Reports.Correction(msgId);
        correction["data"]!["psn_no"] = RealEngine.MemberOf(0);
        Assert.That((await host.CallAsync("2601", correction)).IsSuccess, Is.True);
        var never = host.NewMsgId();
        var fence = Reports.Correction(never);
        fence["data"]!["psn_no"] = RealEngine.MemberOf(0);
        Assert.That((await host.CallAsync("2601", fence)).IsSuccess, Is.True);
        var again = Reports.Settlement((string)info["mdtrt_id"]!, "1000", psnNo: RealEngine.MemberOf(0));
        var late = await host.CallAsync("2207", (JsonObject)again.DeepClone(), never);
        Assert.That(late.Error, Does.Contain("CLAIM_NUMBER_FENCED"), late.Text);
        Assert.That((await host.CallAsync("2207", again)).IsSuccess, Is.True);
    }

    private static (string Item, long QuantityE4, long PriceE6) LineOf(Random random) =>
        (new[] { "XA01", "XB02", "XC03" }[random.Next(3)], random.Next(1, 200_000), random.Next(0, 60_000_000));

    private static long AmountOf((string Item, long QuantityE4, long PriceE6) line) =>
        ((line.QuantityE4 * line.PriceE6) + 50_000_000) / 100_000_000;

    private static async Task<(string MsgId, JsonObject Info)> SettleAsync(
        NhsaHost host, string member, DateOnly day, IReadOnlyList<(string Item, long QuantityE4, long PriceE6)> lines)
    {
        var mdtrtId = await host.RegisterAsync(member, $"{day:yyyy-MM-dd}");
        var rows = lines.Select((line, i) =>
        {
            var row = Reports.Line(
                mdtrtId, $"{i}", line.Item, ExactNumber.Format(line.QuantityE4, 4), ExactNumber.Format(line.PriceE6, 6),
                ExactNumber.Yuan(AmountOf(line)));
            row["psn_no"] = member;
            return (JsonNode)row;
        });
        var up = await host.CallAsync("2204", Reports.Input("feedetail", new JsonArray([.. rows])));
        Assert.That(up.IsSuccess, Is.True, up.Text);
        var msgId = host.NewMsgId();
        var settled = await host.CallAsync(
            "2207", Reports.Settlement(mdtrtId, ExactNumber.Yuan(lines.Sum(AmountOf)), psnNo: member), msgId);
        Assert.That(settled.IsSuccess, Is.True, settled.Text);
        return (msgId, settled.SetlInfo);
    }

    private static async Task<Settlement> SettleAsync(
        RealEngine engine,
        string member,
        DateOnly day,
        IReadOnlyList<(string Item, long QuantityE4, long PriceE6)> lines,
        string number)
    {
        var claim = new Claim
        {
            InstitutionId = TestEngine.Hospital,
            ClaimNumber = number,
            MemberId = member,
            ServiceDate = day.ToContract(),
            VisitKind = VisitKind.Outpatient,
            AccountUse = AccountUse.Own,
        };
        claim.Lines.AddRange(lines.Select(line => new ClaimLine
        {
            ItemCode = line.Item,
            QuantityE4 = line.QuantityE4,
            PriceE6 = line.PriceE6,
        }));
        var answer = await engine.Adjudication.SettleAsync(new() { Claim = claim });
        Assert.That(answer.OutcomeCase, Is.EqualTo(SettleResponse.OutcomeOneofCase.Settlement), answer.ToString());
        return answer.Settlement;
    }
}
