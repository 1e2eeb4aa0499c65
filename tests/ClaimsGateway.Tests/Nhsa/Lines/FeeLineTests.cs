using System.Text.Json.Nodes;
using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa.Lines;

internal sealed class FeeLineTests
{
    private NhsaHost _host = null!;
    private string _mdtrtId = "";

    [SetUp]
    public async Task StartAsync()
    {
        _host = await NhsaHost.StartAsync();
        _mdtrtId = await _host.RegisterAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [TestCase("XA01", "3", "0.335", "1.01", "1.01", "0.00", "0.00", "0.00", Description = "1.005 is rounded half up")]
    [TestCase("XB02", "1", "4", "4", "3.80", "0.00", "0.00", "0.20")]
    [TestCase("XB02", "2", "5", "10", "7.60", "0.00", "2.00", "0.40")]
    [TestCase("XC03", "1", "1.5", "1.5", "0.00", "1.50", "0.00", "0.00")]
    [TestCase("XA01", "0.0001", "0.01", "0", "0.00", "0.00", "0.00", "0.00")]
    public async Task Line_OfEachClass_IsSplitByTheCatalogue_I15(
        string item, string quantity, string price, string amount, string inScope, string full, string over, string first)
    {
        var answer = await UpAsync(Reports.Line(_mdtrtId, "1", item, quantity, price, amount));
        Assert.That(answer.IsSuccess, Is.True, answer.Text);
        var line = answer.Output["result"]![0]!;
        string Of(string field) => line[field]!.ToJsonString();
        Assert.That(
            (Of("inscp_scp_amt"), Of("fulamt_ownpay_amt"), Of("overlmt_amt"), Of("preselfpay_amt")),
            Is.EqualTo((inScope, full, over, first)));
    }

    [Test]
    public async Task Amount_ThatIsNotQuantityTimesPrice_IsRefusedNamingTheLine()
    {
        var answer = await UpAsync(
            Reports.Line(_mdtrtId, "1", "XA01", "1", "1", "1"), Reports.Line(_mdtrtId, "2", "XA01", "3", "0.335", "1"));
        Assert.That(answer.Error, Does.StartWith("feedetail[1].det_item_fee_sumamt").And.Contain("1.01"));
    }

    [Test]
    public async Task Item_NotInTheCatalogue_IsRefusedNamingTheLine() => Assert.That(
        (await UpAsync(Reports.Line(_mdtrtId, "1", "NONE", "1", "1", "1"))).Error,
        Does.StartWith("feedetail[0].med_list_codg"));

    [Test]
    public async Task Number_UsedTwice_IsRefused()
    {
        Assert.That((await UpAsync(Reports.Line(_mdtrtId, "1", "XA01", "1", "1", "1"))).IsSuccess, Is.True);
        Assert.That(
            (await UpAsync(Reports.Line(_mdtrtId, "1", "XA01", "1", "1", "1"))).Error, Does.Contain("feedetl_sn"));
    }

    [Test]
    public async Task Lines_OfTwoVisits_AreRefused()
    {
        var other = await _host.RegisterAsync();
        var answer = await UpAsync(
            Reports.Line(_mdtrtId, "1", "XA01", "1", "1", "1"), Reports.Line(other, "2", "XA01", "1", "1", "1"));
        Assert.That(answer.Error, Does.StartWith("feedetail[1].mdtrt_id"));
    }

    [Test]
    public async Task Diseases_ThatDifferWithinABatch_AreRefused()
    {
        var first = Reports.Line(_mdtrtId, "1", "XA01", "1", "1", "1");
        first["dise_codg"] = "M03900";
        var answer = await UpAsync(first, Reports.Line(_mdtrtId, "2", "XA01", "1", "1", "1"));
        Assert.That(answer.Error, Does.Contain("dise_codg"));
    }

    [Test]
    public async Task Batch_Cancelled_IsGoneAndTheOthersStay()
    {
        await UpAsync(
            Reports.Line(_mdtrtId, "1", "XA01", "1", "1", "1"),
            Reports.Line(_mdtrtId, "2", "XA01", "1", "2", "2", batch: "B2"));
        Assert.That((await CancelAsync("B1")).IsSuccess, Is.True);
        Assert.That((await CancelAsync("B1")).Error, Does.Contain("chrg_bchno"));
        Assert.That((await _host.CallAsync("2207", Reports.Settlement(_mdtrtId, "2", "B2"))).IsSuccess, Is.True);
    }

    [Test]
    public async Task Batch0000_Cancelled_LeavesWhatIsSettled()
    {
        await UpAsync(
            Reports.Line(_mdtrtId, "1", "XA01", "1", "1", "1"),
            Reports.Line(_mdtrtId, "2", "XA01", "1", "2", "2", batch: "B2"));
        var settled = await _host.CallAsync("2207", Reports.Settlement(_mdtrtId, "2", "B2"));
        Assert.That((await CancelAsync("0000")).IsSuccess, Is.True);
        Assert.That((await CancelAsync("0000")).Error, Does.Contain((string)settled.SetlInfo["setl_id"]!));
    }

    private Task<NhsaAnswer> UpAsync(params JsonObject[] lines) =>
        _host.CallAsync("2204", Reports.Input("feedetail", new JsonArray([.. lines])));

    private Task<NhsaAnswer> CancelAsync(string batch) => _host.CallAsync("2205", Reports.Input("data", new JsonObject
    {
        ["mdtrt_id"] = _mdtrtId,
        ["chrg_bchno"] = batch,
        ["psn_no"] = TestEngine.Worker,
    }));
}
