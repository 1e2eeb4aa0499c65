using ClaimsGateway.Hosting;
using Microsoft.Extensions.Configuration;

namespace ClaimsGateway.Tests.Hosting;

public class GatewayPlanTests
{
    [Test]
    public void From_Nothing_SandboxOnItsFileAndClock()
    {
        var plan = From();

        Assert.That(plan.IsSandbox, Is.True);
        Assert.That(plan.HostsEngine, Is.True);
        Assert.That(plan.Database, Is.EqualTo(Path.GetFullPath("claims-data/sandbox.db")));
        Assert.That(
            plan.Clock.GetUtcNow(), Is.EqualTo(new DateTimeOffset(2022, 12, 31, 4, 0, 0, TimeSpan.Zero)));
        Assert.That((plan.HttpPort, plan.GrpcPort), Is.EqualTo((5080, 5081)));
    }

    [Test]
    public void From_EngineAddress_ProductionOnTheSystemsTime()
    {
        var plan = From("Claims:Engine:Address=http://10.0.0.7:5090");

        Assert.That(plan.IsSandbox, Is.False);
        Assert.That(plan.Engines.Addresses.Single().Uri, Is.EqualTo(new Uri("http://10.0.0.7:5090")));
        Assert.That(plan.Database, Is.Null);
        Assert.That(plan.Clock, Is.SameAs(TimeProvider.System));
    }

    [Test]
    public void From_SeveralAddresses_InTheirOrder()
    {
        var plan = From("Claims:Engine:Address=http://10.0.0.7:5090, http://e:1,unix:/run/claims.sock");

        Assert.That(
            plan.Engines.Addresses.Select(address => address.ToString()),
            Is.EqualTo(new[] { "http://10.0.0.7:5090/", "http://e:1/", "unix:/run/claims.sock" }));
    }

    [Test]
    public void From_RateNotSet_HoldsTheIdentifiedOnly()
    {
        var (unset, set) = (From().Limits, From("Claims:Limits:CallsPerSecond=7").Limits);

        Assert.That((unset.CallsPerSecond, unset.UnidentifiedPerSecond), Is.EqualTo((500, 0)));
        Assert.That((set.CallsPerSecond, set.UnidentifiedPerSecond), Is.EqualTo((7, 7)));
    }

    [Test]
    public void From_ProductionWithDatabase_EngineHereOnTheSystemsTime()
    {
        var plan = From("Claims:Mode=production", "Claims:Database=/tmp/claims.db");

        Assert.That(plan.IsSandbox, Is.False);
        Assert.That(plan.HostsEngine, Is.True);
        Assert.That(plan.Database, Is.EqualTo("/tmp/claims.db"));
        Assert.That(plan.Clock, Is.SameAs(TimeProvider.System));
    }

    [Test]
    public void From_SandboxWithDatabaseAndNow_Both()
    {
        var plan = From(
            "Claims:Mode=sandbox", "Claims:Database=/tmp/s.db",
            "Claims:Sandbox:Now=2022-06-30T23:30:00+08:00");

        Assert.That(plan.Database, Is.EqualTo("/tmp/s.db"));
        Assert.That(
            plan.Clock.GetUtcNow(), Is.EqualTo(new DateTimeOffset(2022, 6, 30, 15, 30, 0, TimeSpan.Zero)));
    }

    [Test]
    public void From_Sandbox_NationalInterfaceBesideTheLedger()
    {
        var plan = From("Claims:Mode=sandbox", "Claims:Database=/tmp/s.db");

        Assert.That(plan.Nhsa!.Database, Is.EqualTo("/tmp/s-nhsa.db"));
        Assert.That(plan.Nhsa.Clock, Is.SameAs(plan.Clock));
    }

    [Test]
    public void From_Production_NationalInterfaceOnlyWithFileAndKey()
    {
        string[] production = ["Claims:Mode=production", "Claims:Database=/tmp/claims.db"];

        Assert.That(From(production).Nhsa, Is.Null);
        var plan = From([.. production, "Claims:Nhsa:Database=/tmp/n.db", "Claims:Nhsa:IdentityKey=c2VjcmV0"]);
        Assert.That((plan.Nhsa!.Database, plan.Nhsa.IdentityKey), Is.EqualTo(("/tmp/n.db", "c2VjcmV0")));
    }

    [TestCase("Claims:Nhsa:IdentityKey=c2VjcmV0", "Claims:Nhsa:IdentityKey is for production")]
    [TestCase("Claims:Engine:Address=http://e:1 Claims:Nhsa:Database=/tmp/n.db", "Claims:Nhsa:IdentityKey must be set")]
    [TestCase("Claims:Engine:Address=http://e:1 Claims:Nhsa:IdentityKey=c2VjcmV0", "Claims:Nhsa:Database must be set")]
    [TestCase("Claims:Database=/tmp/x.db", "Claims:Mode must be set with Claims:Database")]
    [TestCase("Claims:Mode=production", "Claims:Mode production needs")]
    [TestCase("Claims:Mode=live", "Claims:Mode must be sandbox or production")]
    [TestCase("Claims:Mode=sandbox Claims:Engine:Address=http://e:1", "Claims:Mode sandbox contradicts")]
    [TestCase("Claims:Database=/tmp/x.db Claims:Engine:Address=http://e:1", "Claims:Database contradicts")]
    [TestCase("Claims:Sandbox:Now=2022-06-30T00:00+08:00 Claims:Engine:Address=http://e:1", "Claims:Sandbox:Now is for")]
    [TestCase("Claims:Sandbox:Now=2022-06-30", "Claims:Sandbox:Now must be a time with its offset")]
    [TestCase("Claims:Sandbox:Now=2022-06-30T00:00", "Claims:Sandbox:Now must be a time with its offset")]
    [TestCase("Claims:Engine:Address=https://e:1", "Claims:Engine:Certificate and Claims:Engine:Thumbprint must be set")]
    [TestCase("Claims:Engine:Address=http://e:1 Claims:Engine:Thumbprint=1", "Claims:Engine:Certificate is for an engine at")]
    [TestCase("Claims:Listen=0.0.0.0", "Claims:Listen 0.0.0.0 needs Claims:Identity:Certificate")]
    [TestCase("Claims:Listen=everywhere", "Claims:Listen must be an IP address")]
    [TestCase("Claims:Identity:Authorities=/tmp/ca.pem", "Claims:Identity:Certificate must be set")]
    [TestCase("Claims:Identity:Certificate=/tmp/none.pem", "Claims:Identity:Authorities or Claims:Identity:Tokens must be")]
    [TestCase(
        "Claims:Identity:Certificate=/nowhere/s.pem Claims:Identity:Authorities=/nowhere/ca.pem",
        "Claims:Identity:Certificate \"/nowhere/s.pem\"")]
    [TestCase("Claims:Identity:Tokens:Issuer=me", "Claims:Identity:Tokens needs Issuer, Audience and Keys together")]
    [TestCase(
        "Claims:Identity:Certificate=x Claims:Identity:Authorities=y Claims:Identity:Refresh=00:06:00",
        "Claims:Identity:Refresh must be 0 to 00:05:00")]
    [TestCase("Claims:HttpPort=-1", "Claims:HttpPort must be 0")]
    [TestCase("Claims:GrpcPort=65536", "Claims:GrpcPort must be 0")]
    [TestCase("Claims:HttpPort=80 Claims:GrpcPort=80", "Claims:GrpcPort must differ")]
    [TestCase("Claims:HttpPort=many", "Claims:HttpPort")]
    [TestCase("Claims:HtpPort=1", "HtpPort")]
    [TestCase("Claims:Engine:Adress=http://e:1", "Adress")]
    [TestCase("Claims:Engine:Address=engine:5090", "Claims:Engine:Address \"engine:5090\" must be http://host:port")]
    [TestCase("Claims:Engine:Address=http://e:1/path", "Claims:Engine:Address \"http://e:1/path\" must be")]
    [TestCase(
        "Claims:Engine:Address=unix:relative.sock", "Claims:Engine:Address \"unix:relative.sock\" must be")]
    [TestCase("Claims:Engine:Deadline=00:00:00", "Claims:Engine:Deadline must be more than 0")]
    [TestCase("Claims:Engine:StreamDeadline=2.00:00:00", "Claims:Engine:StreamDeadline must be more than 0")]
    [TestCase("Claims:Engine:Address=http://e:1,http://e:1/", "Claims:Engine:Address names http://e:1/ twice")]
    [TestCase("Claims:Engine:Address=http://e:1,", "Claims:Engine:Address \"\" must be http://host:port")]
    [TestCase("Claims:Engine:HealthInterval=00:00:00", "Claims:Engine:HealthInterval must be more than 00:00:00.009")]
    [TestCase("Claims:Engine:Retries=11", "Claims:Engine:Retries must be 0 to 10")]
    [TestCase("Claims:Engine:RetryDelay=00:00:02", "Claims:Engine:RetryDelay must be more than 0")]
    [TestCase("Claims:Engine:HedgeDelay=00:01:00", "Claims:Engine:HedgeDelay must be 0 (never) to 00:00:10")]
    [TestCase("Claims:Engine:BreakerCalls=1", "Claims:Engine:BreakerCalls must be 2 to 10000")]
    [TestCase("Claims:Engine:BreakerPercent=101", "Claims:Engine:BreakerPercent must be 1 to 100")]
    [TestCase("Claims:Engine:BreakerWindow=00:00:00", "Claims:Engine:BreakerWindow must be more than")]
    [TestCase("Claims:Engine:BreakerPause=01:00:00", "Claims:Engine:BreakerPause must be more than")]
    [TestCase("Claims:Limits:CallsAtOnce=0", "Claims:Limits:CallsAtOnce must be 1 to 100000")]
    [TestCase("Claims:Limits:CallsWaiting=-1", "Claims:Limits:CallsWaiting must be 0 to 1000000")]
    [TestCase("Claims:Limits:CallsPerSecond=-1", "Claims:Limits:CallsPerSecond must be 0 to 1000000")]
    [TestCase("Claims:Limits:Burst=0", "Claims:Limits:Burst must be 1 to 1000000")]
    [TestCase("Claims:Limits:Connections=0", "Claims:Limits:Connections must be 1 to 1000000")]
    [TestCase("Claims:Limits:StreamsPerConnection=0", "Claims:Limits:StreamsPerConnection must be 1 to 100000")]
    [TestCase("Claims:Limits:HeadersTimeout=00:00:00", "Claims:Limits:HeadersTimeout must be more than 0")]
    [TestCase("Claims:Limits:SlowestBytesPerSecond=-1", "Claims:Limits:SlowestBytesPerSecond must be 0 to")]
    [TestCase("Claims:Limits:SlowGrace=00:00:01", "Claims:Limits:SlowGrace must be more than 00:00:01")]
    public void From_WhatCannotBeMeant_RefusedNamingTheKey(string settings, string message)
    {
        Assert.That(
            () => From(settings.Split(' ')),
            Throws.TypeOf<GatewayStartException>().With.Message.Contains(message));
    }

    private static GatewayPlan From(params string[] settings) => GatewayPlan.From(new ConfigurationBuilder()
        .AddInMemoryCollection(
            settings.Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], (string?)s[1])))
        .Build());
}
