using System.Collections.Concurrent;
using System.Diagnostics;
using Claims.V1;
using ClaimsEngine.Metrics;
using ClaimsEngine.Tests.Hosting;
using Grpc.Core;

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
        Assert.That(watch.Sum("claims.refusals", "call=settle,reason=ServiceDateInFuture"), Is.EqualTo(1));
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
    public async Task Counters_OfRefundsAndPayments_CountRepeatsAndRefusals()
    {
        await using var engine = await Pharmacy.StartAsync();
        using var watch = new MetricWatch(engine.Services);
        await engine.OpenAsync("M1", 10_000);
        await engine.SettleAsync(Pharmacy.Claim("C1", "H1", Pharmacy.Line("A", 2, 100), Pharmacy.Line("B", 1, 100)));
        await engine.RefundAsync("H1", "C1", "C2", (0, 1));
        await engine.RefundAsync("H1", "C1", "C2", (0, 1));
        await engine.BuyAsync(AccountCalls.Purchase("B1", "2022-12-01", 100));
        await engine.BuyAsync(AccountCalls.Purchase("B1", "2022-12-01", 100));
        await engine.BuyAsync(AccountCalls.Purchase("B2", "2023-12-01", 100));
        await engine.PayAsync(AccountCalls.Payment("Z1", "2022-12-01", 100));
        await engine.PayAsync(AccountCalls.Payment("Z1", "2022-12-01", 100));
        await engine.PayAsync(AccountCalls.Payment("Z2", "2022-12-01", 1_000_000));
        await engine.TakeBackAsync("P1", "B1");
        await engine.TakeBackAsync("P1", "B1");
        await engine.ImportAsync(
            "item_code,kind,item_class,pre_self_pay_bp,price_limit_e6,from,until\nA,drug,A,0,,2022-01-01,2022-01-31\n");
        await engine.RefundAsync("H1", "C2", "C3", (1, 1));

        Assert.That(watch.Sum("claims.settlements"), Is.EqualTo(2), "a claim and what a refund left of it");
        string[] calls = ["refund", "purchase", "pay_contribution"];
        foreach (var call in calls)
        {
            Assert.That(watch.Sum("claims.repeats", $"call={call}"), Is.EqualTo(1), call);
            Assert.That(watch.Of("claims.refusals").Count(each => each.Tags.StartsWith(
                $"call={call},reason=", StringComparison.Ordinal)),
                Is.EqualTo(1), call);
        }

        Assert.That(watch.Sum("claims.repeats", "call=reverse"), Is.EqualTo(1));
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
    public async Task Trace_OfABatch_SaysItsSizeAndItsCalls()
    {
        ConcurrentQueue<Activity> ended = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is EngineMetrics.Name or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        const string Trace = "0af7651916cd43dd8448eb211c80319c";
        await using var engine = await TestEngine.StartAsync();
        await engine.Members.UpsertMemberAsync(
            new UpsertMemberRequest { Member = Given.Active() },
            new Metadata { { "traceparent", $"00-{Trace}-b7ad6b7169203331-01" } });
        await engine.StopHostAsync();

        var call = ended.Single(each => each.Source.Name != EngineMetrics.Name && each.TraceId.ToHexString() == Trace);
        var batch = ended.Single(each => each.Links.Any(link => link.Context.SpanId == call.SpanId));
        Assert.That(batch.OperationName, Is.EqualTo("claims.batch"));
        Assert.That(batch.GetTagItem("claims.batch.size"), Is.EqualTo(1));
    }
}
