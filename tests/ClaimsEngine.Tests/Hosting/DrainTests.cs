using System.Diagnostics;
using System.Text.RegularExpressions;
using Claims.V1;
using Dapper;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Tests.Hosting;

/// <summary>The engine as a process of its own, ended by SIGTERM while its callers are at work.</summary>
[CancelAfter(120_000)]
internal sealed partial class DrainTests
{
    private DirectoryInfo _folder = null!;
    private Process _process = null!;
    private GrpcChannel _channel = null!;

    private string DatabasePath => Path.Combine(_folder.FullName, "claims.db");

    [SetUp]
    public async Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("claims-drain-");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        string[] words = [typeof(ClaimsEngine.Hosting.EngineHost).Assembly.Location, "--database", DatabasePath, "--port", "0"];
        foreach (var word in words) start.ArgumentList.Add(word);
        _process = Process.Start(start)!;
        Match address;
        do
        {
            address = ListensOn().Match(await _process.StandardOutput.ReadLineAsync() ?? throw new EndOfStreamException());
        }
        while (!address.Success);
        _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _channel = GrpcChannel.ForAddress(address.Groups["address"].Value);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _channel.Dispose();
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    [Test]
    public async Task Terminate_WhileCallsWait_AnswersThemRefusesNewOnesAndEndsWell()
    {
        var members = new MemberService.MemberServiceClient(_channel);
        await RegisterAsync(members, "M0");
        using var blocker = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        blocker.Open();
        blocker.Execute("BEGIN IMMEDIATE");
        var waiting = Enumerable.Range(1, 20).Select(i => RegisterAsync(members, $"M{i}")).ToList();
        await AssertAliveAsync();

        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"])) await kill.WaitForExitAsync();
        var refused = await RefusedAsync();
        Assert.That(waiting.Count(call => call.IsCompleted), Is.Zero, "the store is held: they wait");
        blocker.Execute("COMMIT");
        await Task.WhenAll(waiting);
        await _process.WaitForExitAsync();

        Assert.That(refused, Is.EqualTo(StatusCode.Unavailable));
        Assert.That(_process.ExitCode, Is.Zero);
        Assert.That(blocker.ExecuteScalar<long>("SELECT count(*) FROM member"), Is.EqualTo(21));
    }

    private static async Task RegisterAsync(MemberService.MemberServiceClient members, string id) =>
        await members.UpsertMemberAsync(new UpsertMemberRequest { Member = Given.Active(id) });

    private async Task AssertAliveAsync()
    {
        var health = new Health.HealthClient(_channel);
        foreach (var service in (string[])["", "live", "ready"])
        {
            var answer = await health.CheckAsync(new HealthCheckRequest { Service = service });
            Assert.That(answer.Status, Is.EqualTo(HealthCheckResponse.Types.ServingStatus.Serving), service);
        }
    }

    /// <summary>Calls over new connections until one is refused.</summary>
    private async Task<StatusCode> RefusedAsync()
    {
        while (true)
        {
            using var channel = GrpcChannel.ForAddress($"http://{_channel.Target}");
            try
            {
                await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest { Service = "live" });
            }
            catch (RpcException e) when (IsCutOff(e))
            {
                // Accepted in the very moment in which the listener closed, and cut off: no answer of the engine.
            }
            catch (RpcException e)
            {
                return e.StatusCode;
            }
        }
    }

    // An error that the engine answers has no exception of the client's transport behind it.
    private static bool IsCutOff(RpcException e) =>
        e is { StatusCode: StatusCode.Internal, Status.DebugException: HttpRequestException or IOException };

    [GeneratedRegex(@"listens on (?<address>http://127\.0\.0\.1:\d+)")]
    private static partial Regex ListensOn();
}
