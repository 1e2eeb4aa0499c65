using System.Net;
using System.Text;
using Claims.V1;
using ClaimsGateway.Tests.Engines;
using ClaimsGateway.Tests.Infrastructure;
using Google.Rpc;
using Grpc.Core;

namespace ClaimsGateway.Tests.Limits;

[CancelAfter(30_000)]
public class AdmissionTests
{
    // More calls than there are seconds in the slowest run.
    private const int Plenty = 50;
    private static readonly string[] OneCall = ["--Claims:Limits:CallsPerSecond=1", "--Claims:Limits:Burst=1"];
    private static readonly string[] OneAtATime = ["--Claims:Limits:CallsAtOnce=1", "--Claims:Limits:CallsWaiting=1"];

    [Test]
    public async Task Grpc_OverTheRate_ResourceExhaustedWithDelayInBothLanguages()
    {
        await using var house = await ScriptedEngines.StartAsync(1, OneCall);

        var answered = 0;
        var error = (await Assert.ThrowsAsync<RpcException>(async () =>
        {
            for (; answered < Plenty; answered++) await Settle(house);
        }))!;

        Assert.That(error.StatusCode, Is.EqualTo(StatusCode.ResourceExhausted));
        Assert.That(error.Status.Detail, Does.StartWith("Your institution sends too many calls."));
        var status = error.GetRpcStatus()!;
        Assert.That(status.GetDetail<ErrorInfo>()!.Reason, Is.EqualTo("TOO_MANY_CALLS"));
        Assert.That(status.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan(), Is.GreaterThan(TimeSpan.Zero));
        Assert.That(
            status.UnpackDetailMessages().OfType<LocalizedMessage>().Select(m => m.Locale),
            Is.EqualTo(new[] { "zh-CN", "en" }));
        Assert.That(answered, Is.Positive);
        Assert.That(house.Engines[0].Calls, Is.EqualTo(answered), "what is refused is not sent");
    }

    [Test]
    public async Task Json_OverTheRate_429WithRetryAfterAndHealthGoesOn()
    {
        await using var house = await ScriptedEngines.StartAsync(1, OneCall);

        using var response = await UntilRefusedAsync(house, "/v1/claims:settle");
        using var health = await house.Gateway.Http.GetAsync("/health/ready");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(response.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(1)));
        var error = await response.JsonAsync();
        Assert.That(error.Detail("ErrorInfo").GetProperty("reason").GetString(), Is.EqualTo("TOO_MANY_CALLS"));
        Assert.That(error.Detail("RetryInfo").GetProperty("retryDelay").GetString(), Does.EndWith("s"));
        Assert.That(health.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task NationalInterface_OverTheRate_EnvelopeWithRetryAfter()
    {
        using var folder = new Sandbox.TemporaryFolder();
        await using var house = await ScriptedEngines.StartAsync(
            1,
            [
                .. OneCall, $"--Claims:Nhsa:Database={folder.Database}",
                $"--Claims:Nhsa:IdentityKey={Convert.ToBase64String(new byte[32])}",
            ]);

        using var response = await UntilRefusedAsync(house, "/nhsa/9001");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(response.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(1)));
        var answer = await response.JsonAsync();
        Assert.That(answer.GetProperty("infcode").ToString(), Is.EqualTo("-1"));
        Assert.That(answer.GetProperty("err_msg").GetString(), Does.Contain("请求过于频繁"));
    }

    [Test]
    public async Task AtOnce_PlacesAreTaken_NextWaitsAndTheOneAfterIsRefused()
    {
        await using var house = await ScriptedEngines.StartAsync(1, OneAtATime);
        var release = new TaskCompletionSource();
        house.Engines[0].Script = async (_, _) =>
        {
            await release.Task;
            return null;
        };
        Task<SettleResponse>[] calls = [.. Enumerable.Range(0, 3).Select(_ => Settle(house))];

        var refused = await Task.WhenAny(calls);
        var error = (await Assert.ThrowsAsync<RpcException>(() => refused))!;
        release.SetResult();
        await Task.WhenAll(calls.Where(call => call != refused));

        Assert.That(error.StatusCode, Is.EqualTo(StatusCode.ResourceExhausted));
        Assert.That(error.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.Seconds, Is.EqualTo(1));
        Assert.That(house.Engines[0].Calls, Is.EqualTo(2));
    }

    [Test]
    public async Task AtOnce_CallersTimePassesWhileItWaits_DeadlineExceededAndNothingSent()
    {
        await using var house = await ScriptedEngines.StartAsync(
            1, "--Claims:Limits:CallsAtOnce=1", "--Claims:Limits:CallsWaiting=2");
        var release = new TaskCompletionSource();
        house.Engines[0].Script = async (_, _) =>
        {
            await release.Task;
            return null;
        };
        var first = Settle(house);
        await ScriptedEngines.EventuallyAsync(() => house.Engines[0].Calls == 1, "the place is taken");
        using var json = new HttpRequestMessage(HttpMethod.Post, "/v1/claims:settle")
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
            Headers = { { "Claims-Timeout-Ms", "100" } },
        };

        var deadline = (TimeProvider.System.GetUtcNow() + TimeSpan.FromMilliseconds(100)).UtcDateTime;
        var error = (await Assert.ThrowsAsync<RpcException>(
            () => house.Adjudication.SettleAsync(new SettleRequest(), deadline: deadline).ResponseAsync))!;
        using var response = await house.Gateway.Http.SendAsync(json);
        release.SetResult();
        await first;

        Assert.That(error.StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.GatewayTimeout));
        Assert.That(house.Engines[0].Calls, Is.EqualTo(1));
    }

    /// <summary>The first answer but OK: on a slow machine the next call in time is not always the second.</summary>
    private static async Task<HttpResponseMessage> UntilRefusedAsync(ScriptedEngines house, string path)
    {
        for (var i = 0; ; i++)
        {
            var response = await house.Gateway.PostAsync(path, "{}");
            if (i == Plenty || response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.That(i, Is.Positive, "the first call is let in");
                return response;
            }

            response.Dispose();
        }
    }

    private static Task<SettleResponse> Settle(ScriptedEngines house) =>
        house.Adjudication.SettleAsync(new SettleRequest()).ResponseAsync;
}
