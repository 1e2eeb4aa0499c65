using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Claims.V1;
using ClaimsGateway.OpenApi;
using ClaimsGateway.Tests.Infrastructure;

namespace ClaimsGateway.Tests.Sandbox;

/// <summary>The first minutes of a newcomer: what the start prints is pasted, again, and changed.</summary>
[CancelAfter(60_000)]
public class FirstClaimTests
{
    private TemporaryFolder _folder = null!;
    private GatewayUnderTest _gateway = null!;
    private PrintedCurl _curl = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _folder = new TemporaryFolder();
        _gateway = await GatewayUnderTest.StartAsync(_folder.SandboxArguments);
        _curl = PrintedCurl.In(_gateway.Greeting);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _gateway.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task Curl_Pasted_SettlesAndShowsWhoPaysWhatAndWhy()
    {
        using var response = await _curl.SendAsync(_gateway.Http);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var settlement = (await response.JsonAsync()).GetProperty("settlement");
        // 1200 yuan, 1100 in scope: 800 deductible, 75 % of 300 by the fund; 100 + 2 x 160 on the account.
        Assert.That(Fen(settlement, "deductibleFen"), Is.EqualTo(80_000));
        Assert.That(Fen(settlement, "fundFen"), Is.EqualTo(22_500));
        Assert.That(Fen(settlement, "accountFen"), Is.EqualTo(42_000));
        Assert.That(Fen(settlement, "cashFen"), Is.EqualTo(55_500));
        var steps = settlement.GetProperty("steps").EnumerateArray();
        var rules = steps.Select(step => step.GetProperty("ruleId").GetString());
        Assert.That(rules, Is.SupersetOf(new[] { "R4.1", "R5.2", "R6.1" }));
    }

    [Test]
    public async Task Curl_PastedAgain_SameBytes()
    {
        var first = await SendAsync(_gateway, _curl);
        var second = await SendAsync(_gateway, _curl);

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task Curl_RestartedOnTheSameFile_SameBytes()
    {
        var first = await SendAsync(_gateway, _curl);
        await _gateway.DisposeAsync();
        _gateway = await GatewayUnderTest.StartAsync(_folder.SandboxArguments);

        var second = await SendAsync(_gateway, PrintedCurl.In(_gateway.Greeting));

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task Curl_OtherAmountsUnderTheSameNumber_409NamingTheFields()
    {
        await SendAsync(_gateway, _curl);
        var body = _curl.Body.Replace("120000", "120001").Replace("110000", "110001");
        var changed = _curl with { Body = body };

        using var response = await changed.SendAsync(_gateway.Http);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        var error = await response.JsonAsync();
        var info = error.Detail("ErrorInfo");
        Assert.That(info.GetProperty("reason").GetString(), Is.EqualTo("CLAIM_NUMBER_TAKEN"));
        Assert.That(
            info.GetProperty("metadata").GetProperty("fields").GetString(),
            Does.Contain("total_fen").And.Contain("in_scope_fen"));
        Assert.That(error.Locales(), Is.SupersetOf(new[] { "zh-CN", "en" }));
    }

    [Test]
    public async Task Curl_OnlyTheTotalChanged_RefusedNamingIt()
    {
        await SendAsync(_gateway, _curl);
        var changed = _curl with { Body = _curl.Body.Replace("\"totalFen\":120000", "\"totalFen\":130000") };

        using var response = await changed.SendAsync(_gateway.Http);

        Assert.That(response.IsSuccessStatusCode, Is.False);
        Assert.That(
            (await response.JsonAsync()).Detail("BadRequest").GetProperty("fieldViolations")[0]
                .GetProperty("field").GetString(),
            Is.EqualTo("claim.total_fen"));
    }

    [Test]
    public async Task Curl_PastedInBash_PrintsTheAnswer()
    {
        if (!File.Exists("/usr/bin/curl") || !File.Exists("/bin/bash"))
            Assert.Ignore("needs /bin/bash and /usr/bin/curl; install curl to run it");
        var start = new ProcessStartInfo("/bin/bash") { RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(_curl.Line);
        using var bash = Process.Start(start)!;

        var printed = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();

        Assert.That(bash.ExitCode, Is.Zero);
        Assert.That(printed, Is.EqualTo(await SendAsync(_gateway, _curl) + "\n"));
    }

    [Test]
    public async Task Curl_Pasted_VisibleOverGrpcToo()
    {
        using var response = await _curl.SendAsync(_gateway.Http);
        var client = new AdjudicationService.AdjudicationServiceClient(_gateway.Channel);

        var claim = await client.GetClaimAsync(
            new GetClaimRequest { InstitutionId = "hospital-1", ClaimNumber = "first-20221231" });

        var settlement = (await response.JsonAsync()).GetProperty("settlement");
        Assert.That(
            settlement.GetProperty("receiptHash").GetString(), Is.EqualTo(claim.Settlement.ReceiptHash));
    }

    [Test]
    public void Curl_OfAFreshSandbox_IsTheDocumentsExample()
    {
        var examples = ContractExamples.Load();
        foreach (var operation in new[] { "AdjudicationService_Quote", "AdjudicationService_Settle" })
        {
            Assert.That(
                JsonNode.DeepEquals(examples.Of(operation)!.Body, JsonNode.Parse(_curl.Body)), Is.True, operation);
        }
    }

    private static async Task<string> SendAsync(GatewayUnderTest gateway, PrintedCurl curl)
    {
        using var response = await curl.SendAsync(gateway.Http);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return await response.Content.ReadAsStringAsync();
    }

    private static long Fen(JsonElement settlement, string name) => settlement.GetProperty(name).GetInt64();
}
