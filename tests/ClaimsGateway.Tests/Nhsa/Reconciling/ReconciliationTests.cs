using System.Text.Json.Nodes;

namespace ClaimsGateway.Tests.Nhsa.Reconciling;

internal sealed class ReconciliationTests
{
    private NhsaHost _host = null!;
    private string _setlId = "";
    private string _mdtrtId = "";

    [SetUp]
    public async Task StartAsync()
    {
        _host = await NhsaHost.StartAsync();
        _mdtrtId = await _host.RegisterWithLineAsync("1000");
        var settled = await _host.CallAsync("2207", Reports.Settlement(_mdtrtId, "1000"));
        _setlId = (string)settled.SetlInfo["setl_id"]!;
    }

    [TearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [TestCase("1000.00", "150.00", "500.00", 1, "0")]
    [TestCase("1000.00", "150.01", "500.00", 1, "1")]
    [TestCase("1000.00", "150.00", "500.00", 2, "1")]
    public async Task Totals_Sent_AreCompared(string total, string fund, string account, int count, string result)
    {
        var answer = await TotalsAsync(total, fund, account, count);
        Assert.That((string?)answer.Output["stmtinfo"]!["stmt_rslt"], Is.EqualTo(result), answer.Text);
    }

    [Test]
    public async Task Totals_AfterAReversal_AreNetWhicheverWayRecordsAreCounted()
    {
        await _host.CallAsync("2208", Reports.Reversal(_setlId, _mdtrtId));
        foreach (var count in new[] { 0, 2 })
        {
            var answer = await TotalsAsync("0", "0", "0", count);
            Assert.That((string?)answer.Output["stmtinfo"]!["stmt_rslt"], Is.EqualTo("0"), answer.Text);
        }
    }

    [Test]
    public async Task Details_OfBothSides_AreComparedInAFile()
    {
        var other = await _host.RegisterWithLineAsync("10");
        var orphan = _host.NewMsgId();
        await _host.CallAsync("2207", Reports.Settlement(other, "10"), orphan);
        var reversedVisit = await _host.RegisterWithLineAsync("20");
        var reversed = await _host.CallAsync("2207", Reports.Settlement(reversedVisit, "20"));
        var back = await _host.CallAsync("2208", Reports.Reversal((string)reversed.SetlInfo["setl_id"]!, reversedVisit));
        string[] rows =
        [
            $"{_setlId}\t{_mdtrtId}\t{Engine.TestEngine.Worker}\t1000.00\t150.00\t499.00\t0",
            ReconciliationFiles.RowOf(reversed.SetlInfo), ReconciliationFiles.RowOf(back.SetlInfo),
            $"UNKNOWN1\tM1\t{Engine.TestEngine.Worker}\t5\t0\t0\t0",
        ];
        var compared = await _host.CompareAsync(string.Join('\n', rows), rows.Length);
        var lines = await _host.DownloadAsync((string)compared.Output["fileinfo"]!["file_qury_no"]!);
        var results = lines.Select(line => line.Split('\t')).ToDictionary(cells => cells[2], cells => cells[4]);
        Assert.That(results[_setlId], Is.EqualTo("3"));
        Assert.That(results[(string)reversed.SetlInfo["setl_id"]!], Is.EqualTo("0"));
        Assert.That(results[(string)back.SetlInfo["setl_id"]!], Is.EqualTo("0"));
        Assert.That(results["UNKNOWN1"], Is.EqualTo("2"));
        var atTheCentre = lines.Select(line => line.Split('\t')).Single(cells => cells[4] == "1");
        Assert.That(atTheCentre[3], Is.EqualTo(orphan), "the msgid with which the orphan can be corrected");
        Assert.That(lines, Has.All.Matches<string>(line => line!.Split('\t').Length == 10));
    }

    [TestCase("S1\tM1\tP1\t5\t0\t0", "第1行应有7列")]
    [TestCase("S1\tM1\tP1\tx\t0\t0\t0", "第1行medfee_sumamt")]
    public async Task File_ThatCannotBeRead_IsRefusedNamingItsLine(string text, string problem) =>
        Assert.That((await _host.CompareAsync(text, 1)).Error, Does.Contain(problem));

    [Test]
    public async Task File_OfAnotherInstitution_IsNotThere()
    {
        var uploaded = await _host.UploadAsync("x");
        var answer = await _host.CallAsync("9102", Reports.Input("fsDownloadIn", new JsonObject
        {
            ["file_qury_no"] = (string)uploaded.Output["file_qury_no"]!,
            ["filename"] = "x",
            ["fixmedins_code"] = Engine.TestEngine.Pharmacy,
        }), institution: Engine.TestEngine.Pharmacy);
        Assert.That(answer.Error, Does.Contain("file_qury_no"));
    }

    private Task<NhsaAnswer> TotalsAsync(string total, string fund, string account, int count) =>
        _host.CallAsync("3201", Reports.Input("data", new JsonObject
        {
            ["insutype"] = "310",
            ["clr_type"] = "11",
            ["setl_optins"] = "120000",
            ["stmt_begndate"] = "2022-12-31",
            ["stmt_enddate"] = "2022-12-31 23:59:59",
            ["medfee_sumamt"] = Reports.Number(total),
            ["fund_pay_sumamt"] = fund,
            ["acct_pay"] = account,
            ["fixmedins_setl_cnt"] = count,
        }));
}
