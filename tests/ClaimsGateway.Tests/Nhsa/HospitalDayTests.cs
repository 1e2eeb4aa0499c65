using System.Text.Json.Nodes;
using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa;

/// <summary>A visit from sign-in to reversal, as a hospital's system goes through it.</summary>
internal sealed class HospitalDayTests
{
    [Test]
    public async Task Visit_FromSignInToSignOut_IsSettledAndReversed()
    {
        await using var host = await NhsaHost.StartAsync(signIn: false);
        var signedIn = await host.CallAsync("9001", Reports.SignIn);
        var signNo = (string)signedIn.Output["signinoutb"]!["sign_no"]!;

        var person = await host.CallAsync("1101", Reports.Input("data", new JsonObject
        {
            ["mdtrt_cert_type"] = "02",
            ["mdtrt_cert_no"] = NhsaHost.Certificate,
            ["psn_cert_type"] = "01",
        }));
        Assert.That((string?)person.Output["baseinfo"]!["psn_no"], Is.EqualTo(TestEngine.Worker));
        Assert.That((string?)person.Output["baseinfo"]!["psn_name"], Is.EqualTo(NhsaHost.Name));
        Assert.That(person.Output["baseinfo"]!["age"]!.ToJsonString(), Is.EqualTo("36.9"));
        Assert.That(person.Output["insuinfo"]![0]!["balc"]!.ToJsonString(), Is.EqualTo("500.00"));

        var mdtrtId = await host.RegisterAsync();
        Assert.That((await host.CallAsync("2203", Reports.Information(mdtrtId))).IsSuccess, Is.True);
        var lines = await host.CallAsync("2204", Reports.Input("feedetail", new JsonArray(
            Reports.Line(mdtrtId, "1", "XA01", "100", "10", "1000"),
            Reports.Line(mdtrtId, "2", "XB02", "1", "4.52", "4.52"))));
        Assert.That(lines.IsSuccess, Is.True, lines.Text);
        var second = lines.Output["result"]![1]!;
        // 0.52 over the limit of 4; 5 % of 4 is paid first.
        Assert.That(second["overlmt_amt"]!.ToJsonString(), Is.EqualTo("0.52"));
        Assert.That(second["preselfpay_amt"]!.ToJsonString(), Is.EqualTo("0.20"));
        Assert.That(second["inscp_scp_amt"]!.ToJsonString(), Is.EqualTo("3.80"));
        Assert.That(second["selfpay_prop"]!.ToJsonString(), Is.EqualTo("0.05"));
        Assert.That((string?)second["chrgitm_lv"], Is.EqualTo("02"));

        var quoted = await host.CallAsync("2206", Reports.Settlement(mdtrtId, "1004.52"));
        Assert.That(quoted.IsSuccess, Is.True, quoted.Text);
        Assert.That(quoted.SetlInfo["setl_id"], Is.Null);
        Assert.That(quoted.Amount("fund_pay_sumamt"), Is.EqualTo("152.85"));

        var msgId = host.NewMsgId();
        var settled = await host.CallAsync("2207", Reports.Settlement(mdtrtId, "1004.52"), msgId);
        Assert.That(settled.IsSuccess, Is.True, settled.Text);
        Assert.That((string?)settled.SetlInfo["medins_setl_id"], Is.EqualTo(msgId));
        Assert.That(settled.Amount("medfee_sumamt"), Is.EqualTo("1004.52"));
        Assert.That(settled.Amount("act_pay_dedc"), Is.EqualTo("800.00"));
        Assert.That(settled.Amount("hifp_pay"), Is.EqualTo("152.85"));
        Assert.That(settled.Amount("pool_prop_selfpay"), Is.EqualTo("0.75"));
        Assert.That(settled.Amount("acct_pay"), Is.EqualTo("500.00"));
        Assert.That(settled.Amount("psn_cash_pay"), Is.EqualTo("351.67"));
        Assert.That(settled.Amount("balc"), Is.EqualTo("0.00"));
        Assert.That((string?)settled.SetlInfo["clr_type"], Is.EqualTo("11"));
        Assert.That((string?)settled.SetlInfo["psn_name"], Is.EqualTo(NhsaHost.Name));

        var setlId = (string)settled.SetlInfo["setl_id"]!;
        var reversed = await host.CallAsync("2208", Reports.Reversal(setlId, mdtrtId));
        Assert.That(reversed.IsSuccess, Is.True, reversed.Text);
        Assert.That(reversed.Amount("medfee_sumamt"), Is.EqualTo("-1004.52"));
        Assert.That(reversed.Amount("act_pay_dedc"), Is.EqualTo("-800.00"));
        Assert.That(reversed.Amount("psn_cash_pay"), Is.EqualTo("-351.67"));
        Assert.That(reversed.Amount("pdn_cash_pay"), Is.EqualTo("-351.67"));
        Assert.That(reversed.Amount("balc"), Is.EqualTo("500.00"));
        Assert.That((string?)reversed.SetlInfo["setl_id"], Is.Not.EqualTo(setlId));

        var out1 = await host.CallAsync("9002", Reports.Input("signOut", new JsonObject
        {
            ["sign_no"] = signNo,
            ["opter_no"] = "1001",
        }));
        Assert.That(out1.IsSuccess, Is.True, out1.Text);
        var after = await host.CallAsync("2201", Reports.Registration());
        Assert.That(after.Error, Does.Contain("9001"));
    }

    [Test]
    public async Task SignOut_WithoutSignInOfTheDay_IsRefused()
    {
        await using var host = await NhsaHost.StartAsync();
        var signedIn = await host.CallAsync("9001", Reports.SignIn);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.SignInAsync();
        var answer = await host.CallAsync("9002", Reports.Input("signOut", new JsonObject
        {
            ["sign_no"] = (string)signedIn.Output["signinoutb"]!["sign_no"]!,
            ["opter_no"] = "1001",
        }));
        Assert.That(answer.Error, Does.Contain("sign_no"));
    }

    [Test]
    public async Task State_AfterARestart_IsThere()
    {
        var folder = Directory.CreateTempSubdirectory("nhsa-restart-");
        var database = Path.Combine(folder.FullName, "nhsa.db");
        await using var engine = await TestEngine.StartAsync();
        var first = await NhsaHost.StartAsync(engine: engine, database: database);
        var mdtrtId = await first.RegisterWithLineAsync("100");
        var settlement = Reports.Settlement(mdtrtId, "100");
        var msgId = $"{TestEngine.Hospital}202212311200009999";
        var settled = await first.CallAsync("2207", settlement, msgId);
        await first.StopAsync();

        var second = await NhsaHost.StartAsync(engine: engine, database: database, signIn: false);
        var repeated = await second.CallAsync("2207", (JsonObject)settlement.DeepClone(), msgId);
        Assert.That(repeated.Content, Is.EqualTo(settled.Content));
        var reversed = await second.CallAsync(
            "2208", Reports.Reversal((string)settled.SetlInfo["setl_id"]!, mdtrtId), $"{TestEngine.Hospital}202212311200009998");
        Assert.That(reversed.IsSuccess, Is.True, reversed.Text);
        await second.StopAsync();
        folder.Delete(recursive: true);
    }
}
