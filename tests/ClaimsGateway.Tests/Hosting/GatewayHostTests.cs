using System.Net;
using System.Net.Sockets;
using Claims.V1;
using ClaimsGateway.Hosting;
using ClaimsGateway.Tests.Infrastructure;
using ClaimsGateway.Tests.Sandbox;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace ClaimsGateway.Tests.Hosting;

[CancelAfter(30_000)]
public class GatewayHostTests
{
    private ScriptedEngine _engine = null!;
    private GatewayUnderTest _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _engine = await ScriptedEngine.StartAsync();
        _gateway = await GatewayUnderTest.StartAsync(_engine);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _gateway.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    public async Task Health_EngineServes_Healthy(string path) =>
        Assert.That(await _gateway.Http.GetStringAsync(path), Is.EqualTo("Healthy"));

    [Test]
    public async Task GrpcHealth_EngineServes_Serving()
    {
        var answer = await new Health.HealthClient(_gateway.Channel).CheckAsync(new HealthCheckRequest());

        Assert.That(answer.Status, Is.EqualTo(HealthCheckResponse.Types.ServingStatus.Serving));
    }

    [Test]
    public void Greeting_EngineElsewhere_SaysWhereAndThatNobodyIsIdentified()
    {
        Assert.That(_gateway.Greeting, Does.Contain(_gateway.Http.BaseAddress!.ToString().TrimEnd('/')));
        Assert.That(_gateway.Greeting, Does.Contain(_engine.Address));
        Assert.That(_gateway.Greeting, Does.Contain("loopback only").And.Contain("只监听本机"));
        Assert.That(_gateway.Greeting, Does.Not.Contain("curl"));
    }

    [Test]
    public async Task Start_OfASandbox_WarnsOfNothing()
    {
        using var folder = new TemporaryFolder();
        await using var sandbox = await GatewayUnderTest.StartAsync(folder.SandboxArguments);

        Assert.That(sandbox.Logs, Is.Not.Empty);
        Assert.That(sandbox.Logs.Where(log => log.Level >= LogLevel.Warning), Is.Empty);
    }

    [Test]
    public void Listening_WithoutIdentity_OnLoopbackOnly() => Assert.That(
        new[] { _gateway.Http.BaseAddress!.Host, new Uri("http://" + _gateway.Channel.Target).Host },
        Is.All.EqualTo("127.0.0.1"));

    [Test]
    public void Limits_OfKestrel_AreSet()
    {
        var kestrel = new KestrelServerOptions();

        GatewayLimits.Apply(kestrel, GatewayPlan.From(new GatewayOptions()));

        Assert.That(kestrel.Limits.MaxRequestBodySize, Is.EqualTo(4 * 1024 * 1024 + 64 * 1024));
        Assert.That(kestrel.Limits.MaxRequestHeadersTotalSize, Is.EqualTo(16 * 1024));
        Assert.That(kestrel.Limits.MaxConcurrentConnections, Is.EqualTo(2000));
        Assert.That(kestrel.Limits.KeepAliveTimeout, Is.EqualTo(TimeSpan.FromMinutes(2)));
    }

    [Test]
    public async Task Grpc_MessageOverTheLimit_ResourceExhausted()
    {
        var tooLong = new string('m', GatewayLimits.MaxMessageBytes + 1);
        var request = new GetBalanceRequest { MemberId = tooLong };
        var client = new AccountService.AccountServiceClient(_gateway.Channel);

        var error = (await Assert.ThrowsAsync<RpcException>(
            () => client.GetBalanceAsync(request).ResponseAsync))!;

        Assert.That(error.StatusCode, Is.EqualTo(StatusCode.ResourceExhausted));
    }

    [Test]
    public async Task Root_InABrowser_LeadsToThePage()
    {
        using var response = await _gateway.Http.GetAsync("/");

        Assert.That(response.RequestMessage!.RequestUri!.AbsolutePath, Is.EqualTo("/docs/"));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("<title>Claims</title>"));
    }

    [Test]
    public async Task Stop_CallInFlight_IsAnswered()
    {
        await using var engine = await ScriptedEngine.StartAsync();
        await using var gateway = await GatewayUnderTest.StartAsync(engine);
        var (arrived, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        engine.Script = async (_, _) =>
        {
            arrived.SetResult();
            await release.Task;
            return new SettleResponse { Settlement = new Settlement { FundFen = 17 } };
        };
        var call = gateway.PostAsync("/v1/claims:settle", "{}");
        await arrived.Task;

        var stopping = gateway.StopAsync();
        Assert.That(stopping.IsCompleted, Is.False);
        release.SetResult();

        using var response = await call;
        await stopping;
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("\"fundFen\": 17"));
    }

    [Test]
    public async Task Run_PortInUse_SaysSoAndEndsWithOne()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var (exitCode, error) = await RunAsync(
            $"--Claims:Engine:Address={_engine.Address}", $"--Claims:HttpPort={port}", "--Claims:GrpcPort=0");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.StartWith("Cannot start").And.Contain($":{port}"));
        Assert.That(error, Does.Contain("--Claims:HttpPort").And.Not.Contain("   at "));
    }

    [Test]
    public async Task Run_OptionsThatContradict_SaysWhichAndEndsWithOne()
    {
        var (exitCode, error) = await RunAsync("--Claims:Mode=production");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error.Trim(), Is.EqualTo(
            "Cannot start 无法启动: Claims:Mode production needs Claims:Engine:Address or Claims:Database."));
    }

    [Test]
    public async Task Run_FileThatIsNoDatabase_SaysSoAndEndsWithOne()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, new string('x', 4096));

        var (exitCode, error) = await RunAsync(
            "--Claims:Mode=production", $"--Claims:Database={file}",
            "--Claims:HttpPort=0", "--Claims:GrpcPort=0");

        File.Delete(file);
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.StartWith($"Cannot start 无法启动: {file}").And.Not.Contain("   at "));
    }

    private static async Task<(int ExitCode, string Error)> RunAsync(params string[] args)
    {
        var stderr = Console.Error;
        var error = new StringWriter();
        Console.SetError(error);
        try
        {
            return (await GatewayHost.RunAsync(args), error.ToString());
        }
        finally
        {
            Console.SetError(stderr);
        }
    }
}
