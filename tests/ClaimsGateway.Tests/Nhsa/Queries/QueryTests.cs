using System.Text.Json.Nodes;
using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa.Queries;

internal sealed class QueryTests
{
    private NhsaHost _host = null!;
    private string _mdtrtId = "";
    private string _setlId = "";

    [SetUp]
    public async Task StartAsync()
    {
        _host = await NhsaHost.StartAsync();
        _mdtrtId = await _host.RegisterWithLineAsync("1000");
        await _host.CallAsync("2203", Reports.Information(_mdtrtId));
        var settled = await _host.CallAsync("2207", Reports.Settlement(_mdtrtId, "1000"));
        _setlId = (string)settled.SetlInfo["setl_id"]!;
    }

    [TearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task Visits_OfAPerson_AreListed()
    {
        var answer = await AskAsync("5201", new()
        {
            ["psn_no"] = TestEngine.Worker,
            ["begntime"] = "2022-01-01",
            ["endtime"] = "2022-12-31",
            ["med_type"] = "11",
        });
        var visit = answer.Output["mdtrtinfo"]!.AsArray().Single()!;
        Assert.That((string?)visit["mdtrt_id"], Is.EqualTo(_mdtrtId));
        Assert.That((string?)visit["dise_name"], Is.EqualTo("急性鼻咽炎"));
        Assert.That((string?)visit["adm_dept_name"], Is.EqualTo("内科"));
    }

    [Test]
    public async Task Diagnoses_OfAVisit_AreListedUntilWithdrawn()
    {
        var answer = await AskAsync("5202", Of(_mdtrtId));
        Assert.That((string?)answer.Output["diseinfo"]!.AsArray().Single()!["diag_code"], Is.EqualTo("J00.x00"));
        var withdrawn = Reports.Information(_mdtrtId);
        withdrawn["diseinfo"]![0]!["vali_flag"] = "0";
        await _host.CallAsync("2203A", withdrawn);
        Assert.That((await AskAsync("5202", Of(_mdtrtId))).Output["diseinfo"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Settlement_AndItsReversal_AreAnswered()
    {
        var answer = await AskAsync("5203", Of(_mdtrtId, _setlId));
        Assert.That(answer.Amount("psn_pay"), Is.EqualTo("850.00"), answer.Text);
        Assert.That(answer.Amount("cash_payamt"), Is.EqualTo("350.00"));
        Assert.That((string?)answer.SetlInfo["year"], Is.EqualTo("2022"));
        Assert.That((string?)answer.SetlInfo["refd_setl_flag"], Is.EqualTo("0"));
        var reversed = await _host.CallAsync("2208", Reports.Reversal(_setlId, _mdtrtId));
        var back = await AskAsync("5203", Of(_mdtrtId, (string)reversed.SetlInfo["setl_id"]!));
        Assert.That(back.Amount("psn_pay"), Is.EqualTo("-850.00"));
        Assert.That((string?)back.SetlInfo["refd_setl_flag"], Is.EqualTo("1"));
    }

    [Test]
    public async Task Lines_OfASettlement_AreRowsOfTheOutput()
    {
        var answer = await AskAsync("5204", Of(_mdtrtId, _setlId));
        var line = answer.Json["output"]!.AsArray().Single()!;
        Assert.That((string?)line["feedetl_sn"], Is.EqualTo("1"));
        Assert.That(line["det_item_fee_sumamt"]!.ToJsonString(), Is.EqualTo("1000.00"));
        Assert.That((string?)line["bilg_dept_name"], Is.EqualTo("内科"));
    }

    [Test]
    public async Task Drugs_OfAPerson_AreListed()
    {
        var answer = await AskAsync("5205", new() { ["psn_no"] = TestEngine.Worker, ["begntime"] = "2022-01-01" });
        Assert.That((string?)answer.Output["feedetail"]!.AsArray().Single()!["med_list_codg"], Is.EqualTo("XA01"));
    }

    [Test]
    public async Task Accumulators_OfTheYear_AreThoseOfTheService()
    {
        var answer = await AskAsync("5206", new() { ["psn_no"] = TestEngine.Worker, ["cum_ym"] = "202203" });
        var rows = answer.Output["cuminfo"]!.AsArray()
            .ToDictionary(row => (string)row!["cum_type_code"]!, row => row!["cum"]!.ToJsonString());
        Assert.That(rows["Q0000"], Is.EqualTo("800.00"));
        Assert.That(rows["INSCP"], Is.EqualTo("1000.00"));
        Assert.That(
            (await AskAsync("5206", new() { ["psn_no"] = TestEngine.Worker, ["cum_ym"] = "202213" })).Error,
            Does.Contain("cum_ym"));
    }

    [Test]
    public async Task ChronicDiseases_OfAPerson_AreNone() => Assert.That(
        (await AskAsync("5301", new() { ["psn_no"] = TestEngine.Worker })).Output["feedetail"]!.AsArray(), Is.Empty);

    [Test]
    public async Task Settlement_OfAnotherInstitution_IsNotThere()
    {
        foreach (var infno in new[] { "5202", "5203", "5204" })
        {
            var answer = await _host.CallAsync(
                infno, Reports.Input("data", Of(_mdtrtId, _setlId)), institution: TestEngine.Pharmacy);
            Assert.That(answer.Error, Does.Contain("不存在"), infno);
        }
    }

    [Test]
    public async Task Entitlement_OfAPerson_SaysWhatIsLeft()
    {
        var answer = await AskAsync("2001", new()
        {
            ["psn_no"] = TestEngine.Worker,
            ["insutype"] = "310",
            ["fixmedins_code"] = TestEngine.Hospital,
            ["med_type"] = "11",
            ["begntime"] = "2022-03-01",
        });
        var fund = answer.Output["trtinfo"]![0]!;
        Assert.That((string?)fund["trt_enjymnt_flag"], Is.EqualTo("1"));
        Assert.That((string?)fund["exp_content"]!["dedc_left"], Is.EqualTo("0.00"));
    }

    [Test]
    public async Task Institution_ByItsCode_IsAnswered()
    {
        var answer = await _host.CallAsync("1201", Reports.Input("medinsInfo", new JsonObject
        {
            ["fixmedins_type"] = "1",
            ["fixmedins_code"] = TestEngine.Hospital,
        }));
        Assert.That((string?)answer.Output["medinsinfo"]![0]!["hosp_lv"], Is.EqualTo("14"));
        var byName = await _host.CallAsync("1201", Reports.Input("medinsinfo", new JsonObject
        {
            ["fixmedins_type"] = "1",
            ["fixmedins_name"] = "测试",
        }));
        Assert.That(byName.Error, Does.Contain("fixmedins_code"));
    }

    private Task<NhsaAnswer> AskAsync(string infno, JsonObject data) =>
        _host.CallAsync(infno, Reports.Input("data", data));

    private static JsonObject Of(string mdtrtId, string? setlId = null) => new()
    {
        ["psn_no"] = TestEngine.Worker,
        ["mdtrt_id"] = mdtrtId,
        ["setl_id"] = setlId ?? "",
    };
}
