using ClaimsGateway.Nhsa;
using ClaimsGateway.Nhsa.Signatures;
using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa.Signatures;

/// <summary>Signed reports over HTTP.</summary>
internal sealed class SignedReportTests
{
    [TestCase("17c3064cb436fea473329b30ee95f08c4356032e0a87501ff3f88d69f793c48d", 0, "")]
    [TestCase("17C3064CB436FEA473329B30EE95F08C4356032E0A87501FF3F88D69F793C48D", 0, "")]
    [TestCase("00c3064cb436fea473329b30ee95f08c4356032e0a87501ff3f88d69f793c48d", 0, "签名不一致")]
    [TestCase("17c3064cb436fea473329b30ee95f08c4356032e0a87501ff3f88d69f793c48d", 6, "时间戳超时")]
    [TestCase(null, 0, "缺少服务网关的请求头")]
    public async Task Tif_OfAReport_IsChecked(string? signature, int minutesLater, string problem)
    {
        await using var host = await NhsaHost.StartAsync(
            options => With(options, new SignatureOptions
            {
                Family = SignatureFamily.Tif,
                TifSecrets = new Dictionary<string, string> { ["hospital"] = "sandbox-secret" },
            }),
            signIn: false);
        // 1672459200 is the test's clock: 2022-12-31 12:00 in Asia/Shanghai.
        host.Clock.Advance(TimeSpan.FromMinutes(minutesLater));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/nhsa/9001", UriKind.Relative))
        {
            Content = new StringContent(
                Reports.Of("9001", Reports.SignIn, host.NewMsgId(), TestEngine.Hospital).ToJsonString()),
        };
        request.Headers.Add("x-tif-paasid", "hospital");
        request.Headers.Add("x-tif-timestamp", "1672459200");
        request.Headers.Add("x-tif-nonce", "abc123");
        if (signature is not null) request.Headers.Add("x-tif-signature", signature);
        using var response = await host.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(text, Does.Contain(problem.Length == 0 ? "\"infcode\":0" : problem));
    }

    [Test]
    public async Task Sm2_OfAReport_IsChecked([Values] bool isSigned)
    {
        await using var host = await NhsaHost.StartAsync(
            options => With(options, new SignatureOptions
            {
                Family = SignatureFamily.Sm2,
                Sm2PublicKeys = new Dictionary<string, string> { [TestEngine.Hospital] = SignatureVectors.PublicKey },
            }),
            signIn: false);
        var signature = SignatureVectors.Sm2.First(vector => vector.Holds == isSigned).Signature;
        var report = Reports.Of("9001", [], host.NewMsgId(), TestEngine.Hospital);
        report["cainfo"] = signature;
        const string input =
            """{"signIn": {"opter_no": "1001", "mac": "00-00-00-00-00-00", "ip": "192.0.2.10", "name": "操作员"}}""";
        var answer = await host.PostAsync(
            report.ToJsonString().Replace("\"input\":{}", $"\"input\":{input}", StringComparison.Ordinal));
        Assert.That(answer.IsSuccess, Is.EqualTo(isSigned), answer.Text);
    }

    [Test]
    public void Options_WithoutKeys_AreRefused()
    {
        var options = With(
            new NhsaOptions { Database = "x", IdentityKey = NhsaOptions.SandboxKey },
            new SignatureOptions { Family = SignatureFamily.Sm2 });
        Assert.That(
            () => NhsaOptionsCheck.Check(options), Throws.ArgumentException.With.Message.Contains("Sm2PublicKeys"));
    }

    private static NhsaOptions With(NhsaOptions options, SignatureOptions signatures) => new()
    {
        Database = options.Database,
        IdentityKey = options.IdentityKey,
        Clock = options.Clock,
        Signatures = signatures,
    };
}
