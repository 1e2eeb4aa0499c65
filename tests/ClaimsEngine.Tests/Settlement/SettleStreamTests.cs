using Claims.V1;
using ClaimsEngine.Settlement;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using Google.Rpc;
using Grpc.Core;

namespace ClaimsEngine.Tests.Settlement;

/// <summary>Many claims over one stream.</summary>
[CancelAfter(60_000)]
internal sealed class SettleStreamTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(Given.Active(), Given.Active("M2"));
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task SettleStream_ManyClaims_AreAnsweredOnceEachInOrderOfTheMember()
    {
        const int Count = 600;
        var answers = await SendAsync(Enumerable.Range(0, Count).Select(
            i => Given.Claim($"C{i}", "H1", "2022-03-01", 100 + i, member: i % 2 == 0 ? "M1" : "M2")));
        Assert.That(answers.Select(answer => answer.Position).Order(), Is.EqualTo(Enumerable.Range(0, Count)));
        Assert.That(answers.Select(answer => answer.ClaimNumber), Is.EquivalentTo(
            Enumerable.Range(0, Count).Select(i => $"C{i}")));
        foreach (var member in answers.GroupBy(answer => answer.Settlement.MemberId))
        {
            var sum = 0L;
            foreach (var settled in member.OrderBy(answer => answer.Position).Select(answer => answer.Settlement))
            {
                Assert.That(settled.InScopeBeforeFen, Is.EqualTo(sum), "decided in the order in which they were sent");
                sum = settled.InScopeAfterFen;
            }
        }
    }

    [Test]
    public async Task SettleStream_BadClaims_AreAnsweredEachAndEndNothing()
    {
        var invalid = Given.Claim("C 1", "H1", "2022-03-01", 100);
        var answers = await SendAsync([
            Given.Claim("C0", "H1", "2022-03-01", 100),
            invalid,
            null,
            Given.Claim("C3", "H1", "2022-03-01", 100, member: "M9"),
            Given.Claim("C4", "H1", "2023-03-01", 100),
            Given.Claim("C5", "H1", "2022-03-01", 100),
        ]);
        var byPosition = answers.OrderBy(answer => answer.Position).ToList();
        Assert.That(byPosition.Select(answer => answer.OutcomeCase), Is.EqualTo(new[]
        {
            SettleStreamResponse.OutcomeOneofCase.Settlement, SettleStreamResponse.OutcomeOneofCase.Error,
            SettleStreamResponse.OutcomeOneofCase.Error, SettleStreamResponse.OutcomeOneofCase.Error,
            SettleStreamResponse.OutcomeOneofCase.Refusal, SettleStreamResponse.OutcomeOneofCase.Settlement,
        }));
        Assert.That(byPosition[4].Refusal.Reason, Is.EqualTo(Reason.ServiceDateInFuture));
        Assert.That((byPosition[1].InstitutionId, byPosition[1].ClaimNumber), Is.EqualTo(("H1", "C 1")));
        var alone = await _engine.FailAsync(invalid);
        var streamed = ErrorDetail.Of(byPosition[1].Error.ToRpcException());
        Assert.That((streamed.Code, streamed.Reason), Is.EqualTo((alone.Code, alone.Reason)));
        Assert.That(streamed.Violations, Is.EqualTo(alone.Violations));
        Assert.That(streamed.Messages, Is.EqualTo(alone.Messages));
        Assert.That(ErrorDetail.Of(byPosition[2].Error.ToRpcException()).Violations.Keys, Is.EqualTo(new[] { "claim" }));
        Assert.That(byPosition[3].Error.GetDetail<ErrorInfo>()!.Reason, Is.EqualTo("MEMBER_NOT_FOUND"));
    }

    [Test]
    public async Task SettleStream_Repeated_AnswersTheSame()
    {
        var claim = Given.Claim("C1", "H1", "2022-03-01", 100_000);
        var answers = await SendAsync([claim, claim]);
        Assert.That(answers[1].Settlement, Is.EqualTo(answers[0].Settlement));
        Assert.That((await _engine.GetClaimAsync("H1", "C1")).Settlement, Is.EqualTo(answers[0].Settlement));
    }

    [Test]
    public async Task SettleStream_MoreThanTheBoundInFlight_AllAreAnswered()
    {
        using var blocker = _engine.OpenDatabase();
        blocker.Execute("BEGIN IMMEDIATE");
        using var call = _engine.Claims.SettleStream();
        for (var i = 0; i < ClaimStream.MostInFlight + 50; i++) await WriteAsync(call, i);
        blocker.Execute("COMMIT");
        await call.RequestStream.CompleteAsync();
        var answers = await ReadAllAsync(call);
        Assert.That(answers, Has.Count.EqualTo(ClaimStream.MostInFlight + 50));
        Assert.That(answers.Select(answer => answer.OutcomeCase), Has.All.EqualTo(
            SettleStreamResponse.OutcomeOneofCase.Settlement));
    }

    [Test]
    public async Task SettleStream_EngineStops_AnswersWhatItReadAndEndsUnavailable()
    {
        using var call = _engine.Claims.SettleStream();
        for (var i = 0; i < 40; i++) await WriteAsync(call, i);
        Assert.That(await call.ResponseStream.MoveNext(CancellationToken.None), Is.True);
        var stopping = _engine.StopServingAsync();
        List<string> answered = [call.ResponseStream.Current.ClaimNumber];
        RpcException? end = null;
        try
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
                answered.Add(call.ResponseStream.Current.ClaimNumber);
        }
        catch (RpcException e)
        {
            end = e;
        }

        await stopping;
        Assert.That(end, Is.Not.Null, "the caller did not complete the stream");
        var error = ErrorDetail.Of(end!);
        Assert.That((error.Code, error.Reason), Is.EqualTo((StatusCode.Unavailable, "ENGINE_UNAVAILABLE")));
        using var database = _engine.OpenDatabase();
        Assert.That(database.Query<string>("SELECT claim_number FROM entry"), Is.EquivalentTo(answered));
    }

    [Test]
    public async Task SettleStream_CallerLeaves_HarmsNobody()
    {
        using (var call = _engine.Claims.SettleStream())
        {
            for (var i = 0; i < 100; i++) await WriteAsync(call, i);
        }

        var settled = await _engine.SettleAsync(Given.Claim("Z", "H1", "2022-03-01", 100));
        Assert.That(settled.CashFen, Is.EqualTo(100));
    }

    private static Task WriteAsync(AsyncDuplexStreamingCall<SettleStreamRequest, SettleStreamResponse> call, int i) =>
        call.RequestStream.WriteAsync(
            new SettleStreamRequest { Claim = Given.Claim($"C{i}", "H1", "2022-03-01", 100) });

    private static async Task<List<SettleStreamResponse>> ReadAllAsync(
        AsyncDuplexStreamingCall<SettleStreamRequest, SettleStreamResponse> call)
    {
        List<SettleStreamResponse> answers = [];
        while (await call.ResponseStream.MoveNext(CancellationToken.None)) answers.Add(call.ResponseStream.Current);
        return answers;
    }

    private async Task<List<SettleStreamResponse>> SendAsync(IEnumerable<Claim?> claims)
    {
        using var call = _engine.Claims.SettleStream();
        var reading = ReadAllAsync(call);
        foreach (var claim in claims) await call.RequestStream.WriteAsync(new SettleStreamRequest { Claim = claim });
        await call.RequestStream.CompleteAsync();
        return await reading;
    }
}
