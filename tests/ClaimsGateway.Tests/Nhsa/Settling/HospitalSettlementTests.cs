using System.Text.Json.Nodes;
using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa.Settling;

internal sealed class HospitalSettlementTests
{
    private NhsaHost _host = null!;

    [SetUp]
    public async Task StartAsync() => _host = await NhsaHost.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task Lines_SettledUnderAnotherMsgid_AreRefusedNamingTheSettlement()
    {
        var mdtrtId = await _host.RegisterWithLineAsync("1000");
        var first = await _host.CallAsync("2207", Reports.Settlement(mdtrtId, "1000"));
        var second = await _host.CallAsync("2207", Reports.Settlement(mdtrtId, "1000"));
        Assert.That(second.Error, Does.Contain((string)first.SetlInfo["setl_id"]!));
        Assert.That(_host.Engine.Ledger.Settlements, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Lines_OfAReversedSettlement_AreFree()
    {
        var mdtrtId = await _host.RegisterWithLineAsync("1000");
        var first = await _host.CallAsync("2207", Reports.Settlement(mdtrtId, "1000"));
        var setlId = (string)first.SetlInfo["setl_id"]!;
        Assert.That((await _host.CallAsync("2208", Reports.Reversal(setlId, mdtrtId))).IsSuccess, Is.True);
        var again = await _host.CallAsync("2207", Reports.Settlement(mdtrtId, "1000"));
        Assert.That(again.IsSuccess, Is.True, again.Text);
        var twice = await _host.CallAsync("2208", Reports.Reversal(setlId, mdtrtId));
        Assert.That(twice.Error, Does.Contain("已退费"));
    }

    [Test]
    public async Task Total_ThatDiffersFromTheLines_IsRefused()
    {
        var mdtrtId = await _host.RegisterWithLineAsync("1000");
        var answer = await _host.CallAsync("2207", Reports.Settlement(mdtrtId, "999.99"));
        Assert.That(answer.Error, Does.Contain("medfee_sumamt").And.Contain("1000.00"));
        Assert.That((await _host.CallAsync("2207", Reports.Settlement(mdtrtId, "1000"))).IsSuccess, Is.True);
    }

    [Test]
    public async Task Total_ThatDiffersWhereItMay_IsAWarning()
    {
        await using var host = await NhsaHost.StartAsync(options => new()
        {
            Database = options.Database,
            IdentityKey = options.IdentityKey,
            Clock = options.Clock,
            RefuseDifferentTotal = false,
        });
        var mdtrtId = await host.RegisterWithLineAsync("1000");
        var answer = await host.CallAsync("2207", Reports.Settlement(mdtrtId, "999.99"));
        Assert.That(answer.Warning, Does.Contain("medfee_sumamt"));
        Assert.That(answer.Amount("medfee_sumamt"), Is.EqualTo("1000.00"));
    }

    [Test]
    public async Task Parts_ThatDifferFromTheLines_AreAWarningAndTheLinesCount()
    {
        var mdtrtId = await _host.RegisterWithLineAsync("1000");
        var sent = Reports.Settlement(mdtrtId, "1000");
        sent["data"]!["inscp_scp_amt"] = Reports.Number("900");
        sent["data"]!["preselfpay_amt"] = "100";
        var answer = await _host.CallAsync("2207", sent);
        Assert.That(answer.IsSuccess, Is.True, answer.Text);
        Assert.That(answer.Warning, Does.Contain("inscp_scp_amt 900.00→1000.00").And.Contain("preselfpay_amt 100.00→0.00"));
        Assert.That((string?)answer.SetlInfo["exp_content"]!["amt_differ_flag"], Is.EqualTo("1"));
        Assert.That(answer.Amount("inscp_scp_amt"), Is.EqualTo("1000.00"));
    }

    [TestCase("0", "0.00", "850.00")]
    [TestCase("1", "500.00", "350.00")]
    [TestCase("2", "500.00", "350.00")]
    public async Task AccountFlag_OfEachValue_SaysWhoPays(string flag, string account, string cash)
    {
        var mdtrtId = await _host.RegisterWithLineAsync("1000");
        var answer = await _host.CallAsync("2207", Reports.Settlement(mdtrtId, "1000", accountFlag: flag));
        Assert.That((answer.Amount("acct_pay"), answer.Amount("psn_cash_pay")), Is.EqualTo((account, cash)));
    }

    [Test]
    public async Task Refusal_OfTheRules_FreesTheLinesAndNamesTheRule()
    {
        var mdtrtId = await _host.RegisterWithLineAsync("1000", day: "2023-03-01");
        var answer = await _host.CallAsync("2207", Reports.Settlement(mdtrtId, "1000"));
        Assert.That(answer.Error, Does.Contain("[R4.3]"));
        var cancelled = await _host.CallAsync("2202", Reports.Input("data", new JsonObject
        {
            ["psn_no"] = TestEngine.Worker,
            ["mdtrt_id"] = mdtrtId,
            ["ipt_otp_no"] = "MZ0001",
        }));
        Assert.That(cancelled.IsSuccess, Is.True, cancelled.Text);
    }

    [Test]
    public async Task Resident_AtSettlement_IsRefusedByTheRules()
    {
        var mdtrtId = await _host.RegisterWithLineAsync("100", TestEngine.Resident);
        var answer = await _host.CallAsync("2207", Reports.Settlement(mdtrtId, "100", psnNo: TestEngine.Resident));
        Assert.That(answer.Error, Does.Contain("[I11]"));
    }

    [Test]
    public async Task Settlements_AtOnceUnderManyMsgids_SettleOnce()
    {
        var mdtrtId = await _host.RegisterWithLineAsync("1000");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => _host.CallAsync("2207", Reports.Settlement(mdtrtId, "1000"))));
        Assert.That(answers.Count(answer => answer.IsSuccess), Is.EqualTo(1));
        Assert.That(_host.Engine.Ledger.Settlements, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Visit_OfAnotherInstitution_IsNotThere()
    {
        var mdtrtId = await _host.RegisterWithLineAsync("1000");
        var answer = await _host.CallAsync(
            "2207", Reports.Settlement(mdtrtId, "1000"), institution: TestEngine.Pharmacy);
        Assert.That(answer.Error, Does.Contain("mdtrt_id"));
        Assert.That(_host.Engine.Ledger.Settlements, Is.Empty);
    }

    [Test]
    public async Task ChronicCare_Registered_IsNotSettledAsOrdinary()
    {
        var mdtrtId = await _host.RegisterWithLineAsync("1000");
        Assert.That((await _host.CallAsync("2203", Reports.Information(mdtrtId, "14"))).IsSuccess, Is.True);
        var other = await _host.CallAsync("2207", Reports.Settlement(mdtrtId, "1000"));
        Assert.That(other.Error, Does.Contain("med_type"));
        var chronic = await _host.CallAsync("2207A", Reports.Settlement(mdtrtId, "1000", medType: "14"));
        Assert.That(chronic.Error, Does.Contain("[I11]"));
    }

    [Test]
    public async Task LineRefusedByTheHospital_IsSelfPaidAndGoesAsAmounts()
    {
        var mdtrtId = await _host.RegisterAsync();
        var line = Reports.Line(mdtrtId, "1", "XA01", "1", "100", "100");
        line["hosp_appr_flag"] = "2";
        Assert.That((await _host.CallAsync("2204", Reports.Input("feedetail", line))).IsSuccess, Is.True);
        var answer = await _host.CallAsync("2207", Reports.Settlement(mdtrtId, "100"));
        Assert.That(answer.Amount("fulamt_ownpay_amt"), Is.EqualTo("100.00"));
        Assert.That(_host.Engine.Ledger.Claims.Values.Single().Lines, Is.Empty);
    }

    [Test]
    public async Task Claim_OfLines_CarriesThemWithTheirAmounts()
    {
        var mdtrtId = await _host.RegisterWithLineAsync("1000");
        await _host.CallAsync("2207", Reports.Settlement(mdtrtId, "1000"));
        var claim = _host.Engine.Ledger.Claims.Values.Single();
        Assert.That(claim.Lines.Single().AmountFen, Is.EqualTo(100_000));
        Assert.That((claim.TotalFen, claim.InScopeFen), Is.EqualTo((100_000L, 100_000L)));
    }
}
