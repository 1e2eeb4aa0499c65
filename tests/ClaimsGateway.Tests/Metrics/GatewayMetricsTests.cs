using System.Text.RegularExpressions;
using Claims.V1;
using ClaimsGateway.Tests.Engines;
using Grpc.Core;

namespace ClaimsGateway.Tests.Metrics;

[CancelAfter(30_000)]
public partial class GatewayMetricsTests
{
    private const string Settle = "rpc=/claims.v1.AdjudicationService/Settle";
    private const string Quote = "rpc=/claims.v1.AdjudicationService/Quote";

    [Test]
    public async Task Calls_AnsweredAndFailed_CountedByRpcAndStatus()
    {
        await using var house = await ScriptedEngines.StartAsync(1, "--Claims:Engine:Retries=0");
        using var counted = new CountedMeter(house.Gateway);

        await house.Adjudication.SettleAsync(new SettleRequest());
        house.Engines[0].Script = ScriptedEngines.RefuseAsync;
        await Assert.ThrowsAsync<RpcException>(() => house.Adjudication.SettleAsync(new SettleRequest()).ResponseAsync);

        Assert.That(counted["claims.gateway.calls", Settle, "status=OK"], Is.EqualTo(1));
        Assert.That(counted["claims.gateway.calls", Settle, "status=Unavailable"], Is.EqualTo(1));
    }

    [Test]
    public async Task Stream_ReadToItsEnd_CountedOnce()
    {
        await using var house = await ScriptedEngines.StartAsync(1);
        using var counted = new CountedMeter(house.Gateway);

        using var verify = new AuditService.AuditServiceClient(house.Gateway.Channel).Verify(new VerifyRequest());
        await foreach (var _ in verify.ResponseStream.ReadAllAsync()) continue;

        Assert.That(
            counted["claims.gateway.calls", "rpc=/claims.v1.AuditService/Verify", "status=OK"], Is.EqualTo(1));
        Assert.That(counted.Observed("claims.gateway.engine.calls"), Is.EqualTo(new[] { 0L }));
    }

    [Test]
    public async Task RetriesAndHedges_Each_Counted()
    {
        await using var house = await ScriptedEngines.StartAsync(
            2, "--Claims:Engine:HedgeDelay=00:00:00.001", "--Claims:Engine:RetryDelay=00:00:00.001");
        using var counted = new CountedMeter(house.Gateway);
        var release = new TaskCompletionSource();
        house.Engines[0].Script = async (request, context) =>
        {
            if (request is SettleRequest) return await ScriptedEngines.RefuseAsync(request, context);
            await release.Task;
            return null;
        };

        for (var i = 0; i < 2; i++)
        {
            await house.Adjudication.SettleAsync(new SettleRequest());
            await house.Adjudication.QuoteAsync(new QuoteRequest());
        }

        release.SetResult();
        Assert.That(counted["claims.gateway.retries", Settle], Is.Positive);
        Assert.That(counted["claims.gateway.hedges", Quote], Is.Positive);
    }

    [Test]
    public async Task Rejected_OverTheRate_CountedByLimit()
    {
        await using var house = await ScriptedEngines.StartAsync(
            1, "--Claims:Limits:CallsPerSecond=1", "--Claims:Limits:Burst=1");
        using var counted = new CountedMeter(house.Gateway);

        for (var i = 0; i < 3; i++)
        {
            try
            {
                await house.Adjudication.SettleAsync(new SettleRequest());
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.ResourceExhausted)
            {
                // What the counter counts.
            }
        }

        Assert.That(counted["claims.gateway.rejected", "limit=rate"], Is.EqualTo(2));
    }

    [Test]
    public async Task Engines_OneIsNotReady_SeenByItsAddress()
    {
        await using var house = await ScriptedEngines.StartAsync(2);
        using var counted = new CountedMeter(house.Gateway);
        Assert.That(counted.Observed("claims.gateway.engine.serving"), Is.EqualTo(new[] { 1L, 1L }));

        house.Engines[1].IsReady = false;
        await ScriptedEngines.EventuallyAsync(
            () => counted.Observed("claims.gateway.engine.serving").SequenceEqual([1L, 0L]), "it is out");

        Assert.That(counted.Observed("claims.gateway.engine.breaker"), Is.EqualTo(new[] { 0L, 0L }));
    }

    [Test]
    public async Task Metric_Each_StandsOnThePageWithItsKind()
    {
        await using var house = await ScriptedEngines.StartAsync(1);
        using var counted = new CountedMeter(house.Gateway);
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Claims.sln"))) folder = folder.Parent;

        var told = File.ReadLines(Path.Combine(folder.FullName, "docs", "operations.md"))
            .Select(line => RowOf().Match(line)).Where(row => row.Success)
            .ToDictionary(row => row.Groups["name"].Value, row => row.Groups["kind"].Value);

        Assert.That(counted.Published, Is.Not.Empty);
        Assert.That(told, Is.EquivalentTo(counted.Published));
    }

    [GeneratedRegex(@"^\| `(?<name>claims\.gateway\.[a-z.]+)` \| (?<kind>[a-z -]+) \|")]
    private static partial Regex RowOf();
}
