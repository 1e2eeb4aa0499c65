using System.Net.Sockets;
using Claims.V1;
using ClaimsEngine.Hosting;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Grpc.Reflection.V1Alpha;

namespace ClaimsEngine.Tests.Hosting;

/// <summary>How an engine is started, found and watched.</summary>
internal sealed class EngineHostTests
{
    [Test]
    public async Task Build_PortZero_ListensOnAFreeLoopbackPort()
    {
        await using var engine = await TestEngine.StartAsync();
        await using var second = EngineHost.Build(new EngineOptions { DatabasePath = engine.DatabasePath, Port = 0 });
        await second.StartAsync();
        Assert.That(second.Urls.Single(), Does.Match(@"^http://127\.0\.0\.1:[1-9][0-9]+$"));
        using var channel = GrpcChannel.ForAddress(second.Urls.Single());
        var status = await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest());
        Assert.That(status.Status, Is.EqualTo(HealthCheckResponse.Types.ServingStatus.Serving));
        await second.StopAsync();
    }

    [Test]
    public async Task Build_TwoEnginesOnOneFile_StaySerial()
    {
        await using var engine = await TestEngine.StartAsync();
        await engine.RegisterAllAsync(Given.Active());
        await using var second = EngineHost.Build(
            new EngineOptions { DatabasePath = engine.DatabasePath, Port = 0, Clock = engine.Clock });
        await second.StartAsync();
        using var channel = GrpcChannel.ForAddress(second.Urls.Single());
        var other = new AdjudicationService.AdjudicationServiceClient(channel);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(async i =>
        {
            var request = new SettleRequest { Claim = Given.Claim($"C{i}", "H1", "2022-03-01", 1_000) };
            await (i % 2 == 0 ? engine.Claims : other).SettleAsync(request);
        }));
        var member = await engine.Members.GetMemberAsync(new GetMemberRequest { MemberId = "M1" });
        Assert.That(member.Entitlement.InScopeFen, Is.EqualTo(60_000));
        await second.StopAsync();
    }

    [Test]
    public async Task Build_SocketLeftBehind_IsTakenOver()
    {
        await using var engine = await TestEngine.StartAsync();
        await engine.StopHostAsync();
        using (var left = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            left.Bind(new UnixDomainSocketEndPoint(engine.SocketPath));
        }

        await engine.RestartAsync();
        await engine.RegisterAllAsync(Given.Active());
        Assert.That((await engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 100))).CashFen, Is.EqualTo(100));
    }

    [Test]
    public async Task Reflection_ListsEveryService()
    {
        await using var engine = await TestEngine.StartAsync();
        using var call = new ServerReflection.ServerReflectionClient(engine.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" });
        Assert.That(await call.ResponseStream.MoveNext(CancellationToken.None), Is.True);
        var names = call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name);
        Assert.That(names, Is.SupersetOf(new[]
        {
            "claims.v1.AdjudicationService", "claims.v1.MemberService", "claims.v1.InstitutionService",
            "claims.v1.AccountService", "grpc.health.v1.Health",
        }));
        await call.RequestStream.CompleteAsync();
    }

    [Test]
    public async Task Log_OfABusyDay_HoldsNoPersonalData()
    {
        await using var engine = await TestEngine.StartAsync();
        await engine.RegisterAllAsync(Given.Active("SECRET-MEMBER"));
        await engine.SettleAsync(Given.Claim("SECRET-NUMBER", "H1", "2022-03-01", 31_337, member: "SECRET-MEMBER"));
        await engine.FailAsync(Given.Claim("SECRET-NUMBER", "H1", "2022-03-01", 31_338, member: "SECRET-MEMBER"));
        Assert.That(engine.Errors.Lines, Is.Not.Empty);
        Assert.That(engine.Errors.Lines, Has.None.Contains("SECRET").And.None.Contains("31337"));
    }

    [TestCase(-1, 8192, 256, "Port is -1; 0 to 65535 are allowed.")]
    [TestCase(0, 0, 256, "QueueCapacity is 0; 1 to 1000000 are allowed.")]
    [TestCase(0, 8192, 5000, "MostPerBatch is 5000; 1 to 4096 are allowed.")]
    public void Options_OutOfRange_AreNamed(int port, int queue, int batch, string message)
    {
        var options = new EngineOptions { DatabasePath = "x", Port = port, QueueCapacity = queue, MostPerBatch = batch };
        Assert.That(options.Validate, Throws.ArgumentException.With.Message.EqualTo(message));
    }
}
