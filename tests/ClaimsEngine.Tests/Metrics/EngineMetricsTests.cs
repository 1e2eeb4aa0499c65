using System.Collections.Concurrent;
using System.Diagnostics;
using ClaimsEngine.Metrics;
using ClaimsEngine.Tests.Hosting;

namespace ClaimsEngine.Tests.Metrics;

/// <summary>What the engine measures, under names that monitoring rests on.</summary>
internal sealed class EngineMetricsTests
{
    [Test]
    public async Task Counters_OfADay_CountEachKindOfAnswer()
    {
        await using var engine = await TestEngine.StartAsync();
        using var watch = new MetricWatch(engine.Services);
        await engine.RegisterAllAsync(Given.Active());
        var claim = Given.Claim("C1", "H1", "2022-03-01", 1_000);
        await engine.SettleAsync(claim);
        await engine.SettleAsync(claim);
        await engine.RefuseAsync(Given.Claim("C2", "H1", "2023-03-01", 1_000));
        await engine.FailAsync(Given.Claim("C1", "H1", "2022-03-01", 2_000));
        await engine.ReverseAsync("H1", "C1");
        await engine.ReverseAsync("H1", "C1");

        Assert.That(watch.Sum("claims.settlements"), Is.EqualTo(1));
        Assert.That(watch.Sum("claims.refusals", "reason=ServiceDateInFuture"), Is.EqualTo(1));
        Assert.That(watch.Sum("claims.failures", "reason=CLAIM_NUMBER_TAKEN"), Is.EqualTo(1));
        Assert.That(watch.Sum("claims.repeats", "call=settle"), Is.EqualTo(1));
        Assert.That(watch.Sum("claims.repeats", "call=reverse"), Is.EqualTo(1));
        Assert.That(watch.Sum("claims.batch.size"), Is.EqualTo(11), "four institutions, a member, and six calls");
        Assert.That(watch.Of("claims.batch.duration"), Has.Count.EqualTo(watch.Of("claims.batch.size").Count));
        Assert.That(watch.Of("claims.commit.duration").Select(each => each.Value), Has.All.GreaterThan(0));
        Assert.That(watch.Of("claims.queue.depth"), Is.Not.Empty);
        Assert.That(watch.Of("claims.queue.depth").Select(each => each.Value), Is.All.Zero);
    }

    [Test]
    public async Task Attributes_OfEveryMetric_HoldNoPersonalData()
    {
        await using var engine = await TestEngine.StartAsync();
        using var watch = new MetricWatch(engine.Services);
        await engine.RegisterAllAsync(Given.Active("SECRET-M"));
        await engine.SettleAsync(Given.Claim("SECRET-C", "H1", "2022-03-01", 1_000, member: "SECRET-M"));
        await engine.FailAsync(Given.Claim("SECRET-C", "H1", "2022-03-01", 2_000, member: "SECRET-M"));
        string[] names = ["claims.settlements", "claims.failures", "claims.batch.size", "claims.commit.duration"];
        Assert.That(names.SelectMany(watch.Of).Select(each => each.Tags), Has.None.Contains("SECRET"));
    }

    [Test]
    public async Task Trace_OfABatch_SaysItsSize()
    {
        var sizes = new ConcurrentQueue<object?>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == EngineMetrics.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = batch => sizes.Enqueue($"{batch.OperationName} {batch.GetTagItem("claims.batch.size")}"),
        };
        ActivitySource.AddActivityListener(listener);
        await using var engine = await TestEngine.StartAsync();
        await engine.RegisterAsync(Given.Active());
        Assert.That(sizes, Does.Contain("claims.batch 1"));
    }
}
