using System.Text;
using System.Text.Json.Nodes;
using ClaimsGateway.Nhsa.Envelopes;
using ClaimsGateway.Nhsa.Identities;
using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa.Samples;

/// <summary>The published messages, played against the interface.</summary>
internal sealed class SampleReplayTests
{
    private SampleStage _stage = null!;

    [SetUp]
    public async Task SetAsync()
    {
        PublishedSamples.Require();
        _stage = await SampleStage.SetAsync();
    }

    [TearDown]
    public async Task StrikeAsync()
    {
        if (_stage is not null) await _stage.DisposeAsync();
    }

    [Test]
    public void Requests_All_AreRead()
    {
        // What the flow has answered before: ids are texts, amounts numbers.
        string[] amounts =
            ["medfee_sumamt", "fulamt_ownpay_amt", "overlmt_selfpay", "preselfpay_amt", "inscp_scp_amt"];
        foreach (var field in amounts)
            _stage.Fixtures[$"2206.{field}"] = "2";
        foreach (var id in new[] { "mdtrt_id", "setl_id", "psn_no", "2207.setl_id", "msgid of the 2207 request" })
            _stage.Fixtures[id] = "A1";
        var read = new List<string>();
        foreach (var name in PublishedSamples.Requests)
        {
            var request = RequestReader.Read(Encoding.UTF8.GetBytes(_stage.Fill(name).ToJsonString()), []);
            Assert.That(request.Refusal, Is.Null, name);
            // The one sample that shows the shape alone has nothing in its fields.
            if (name == "25-3202-request")
                Assert.That(request.Value.Nodes.Refusal?.Message, Is.EqualTo("data.file_qury_no(文件查询号)不能为空"));
            else Assert.That(request.Value.Nodes.Refusal, Is.Null, name);
            read.Add(name);
        }

        Assert.That(read, Has.Count.EqualTo(14));
    }

    [Test]
    public async Task ShenzhenDay_FromLinesToCorrection_IsAnsweredInTheShapeOfTheSamples()
    {
        const string psnNo = "44030000000000000009";
        const string hospital = "H44030900226";
        _stage.Know(psnNo);
        _stage.Host.Engine.Ledger.Institutions[hospital] = _stage.Host.Engine.Ledger.Institutions[TestEngine.Hospital];
        var registration = await _stage.Host.CallAsync("2201", Reports.Registration(psnNo), institution: hospital);
        SampleShape.Check("05-2201-response", registration);
        _stage.Fixtures["mdtrt_id"] = (string)registration.Output["data"]!["mdtrt_id"]!;

        SampleShape.Check("04-2204-response", await _stage.PlayAsync("19-2204-request"));
        var quoted = await _stage.PlayAsync("20-2206-request");
        SampleShape.Check("01-2206-response", quoted);
        foreach (var (field, value) in quoted.SetlInfo)
            _stage.Fixtures[$"2206.{field}"] = (value as JsonValue)?.ToString() ?? "";
        var settled = await _stage.PlayAsync("21-2207-request");
        SampleShape.Check("02-2207-response", settled);
        Assert.That(settled.Warning, Is.Null);
        _stage.Fixtures["2207.setl_id"] = (string)settled.SetlInfo["setl_id"]!;
        _stage.Fixtures["msgid of the 2207 request"] = (string)settled.SetlInfo["medins_setl_id"]!;

        var compared = await _stage.PlayAsync("24-3201-request");
        Assert.That((string?)compared.Output["stmtinfo"]!["stmt_rslt"], Is.EqualTo("0"), compared.Text);
        SampleShape.Check("03-2208-response", await _stage.PlayAsync("22-2208-request"));
        var corrected = await _stage.PlayAsync("23-2601-request");
        Assert.That(corrected.Error, Does.Contain("冲正的结算信息退费结算标志不为未退费"));
    }

    [TestCase("18-9001-request", "06-9001-response")]
    [TestCase("26-9001-request", "27-9001-response")]
    public async Task SignIn_OfASample_IsAnsweredInItsShape(string request, string response) =>
        SampleShape.Check(response, await _stage.PlayAsync(request));

    [Test]
    public async Task Person_OfASample_IsAnsweredInItsShape()
    {
        _stage.Know("43028100000000000014");
        _stage.Host.Register(new PersonIdentity("43028100000000000014", "01", "999999190001010074", "测试戊", "1", "01"));
        SampleShape.Check("08-1101-response", await _stage.PlayAsync("54-1101-request"));
    }

    [Test]
    public async Task Registration2021_OfAResident_IsRefusedByTheRules_I11()
    {
        var request = _stage.Fill("14-2207-request");
        var data = request["input"]!["data"]!;
        data["mdtrt_id"] = await _stage.VisitAsync(
            "H50015501017", (string)data["psn_no"]!, "9", (string)data["chrg_bchno"]!, "2021-09-24", isResident: true);
        Assert.That((await _stage.Host.PostAsync(request.ToJsonString())).Error, Does.Contain("[I11]"));
    }

    [Test]
    public async Task Quote2023_WithoutSchedule_IsRefusedByTheRules_R43()
    {
        var request = _stage.Fill("15-2206A-request");
        var data = request["input"]!["data"]!;
        data["mdtrt_id"] = await _stage.VisitAsync(
            "H21010400145", (string)data["psn_no"]!, "132", (string)data["chrg_bchno"]!, "2023-02-27");
        Assert.That((await _stage.Host.PostAsync(request.ToJsonString())).Error, Does.Contain("[R4.3]"));
    }

    [TestCase("16-2208-request")]
    [TestCase("17-2208-request")]
    public async Task Reversal_OfASample_IsAnsweredInItsShape(string name)
    {
        var request = _stage.Fill(name);
        var data = request["input"]!["data"]!;
        data["psn_no"] = "42020000000000000000000008";
        var hospital = (string)request["fixmedins_code"]!;
        var mdtrtId = await _stage.VisitAsync(hospital, (string)data["psn_no"]!, "25.1", "B1");
        var settlement = Reports.Settlement(mdtrtId, "25.1", psnNo: (string)data["psn_no"]!);
        var settled = await _stage.Host.CallAsync("2207", settlement, institution: hospital);
        (data["mdtrt_id"], data["setl_id"]) = (mdtrtId, (string)settled.SetlInfo["setl_id"]!);
        var reversed = await _stage.Host.PostAsync(request.ToJsonString());
        SampleShape.Check("03-2208-response", reversed);
        Assert.That(reversed.Amount("medfee_sumamt"), Is.EqualTo("-25.10"));
        Assert.That((string?)reversed.SetlInfo["medins_setl_id"], Is.EqualTo((string)request["msgid"]!));
    }

    [Test]
    public async Task SignOut_Answered_HasTheShapeOfTheSample()
    {
        var signedIn = await _stage.Host.CallAsync("9001", Reports.SignIn);
        SampleShape.Check("28-9002-response", await _stage.Host.CallAsync("9002", Reports.Input("signOut", new JsonObject
        {
            ["sign_no"] = (string)signedIn.Output["signinoutb"]!["sign_no"]!,
            ["opter_no"] = "1001",
        })));
    }
}
