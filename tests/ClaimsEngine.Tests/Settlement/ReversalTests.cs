using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using Grpc.Core;

namespace ClaimsEngine.Tests.Settlement;

/// <summary>A reversal gives back exactly what the claim took (I9).</summary>
internal sealed class ReversalTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(Given.Active());
        await _engine.OpenAsync("M1", 50_000);
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task Reverse_SettledClaim_GivesEverythingBack()
    {
        var settled = await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 120_000, 100_000));
        var reversal = (await ReverseAsync("C1")).Reversal;
        Assert.That(reversal.FundFen, Is.EqualTo(settled.FundFen));
        Assert.That(reversal.AccountFen, Is.EqualTo(50_000));
        Assert.That(reversal.FamilyFen, Is.Zero);
        Assert.That(reversal.CashFen, Is.EqualTo(settled.CashFen));
        Assert.That(reversal.InScopeFen, Is.EqualTo(100_000));
        Assert.That(reversal.InScopeAfterFen, Is.Zero);
        Assert.That(reversal.BalanceAfterFen, Is.EqualTo(50_000));
        Assert.That(reversal.ReceiptHash, Does.Match("^[0-9a-f]{64}$").And.Not.EqualTo(settled.ReceiptHash));
    }

    [Test]
    public async Task Reverse_ThenTheSameBill_IsDecidedAsTheFirst()
    {
        var first = await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 120_000, 100_000));
        await ReverseAsync("C1");
        var second = await _engine.SettleAsync(Given.Claim("C2", "H1", "2022-03-01", 120_000, 100_000));
        second.ClaimNumber = first.ClaimNumber;
        second.ReceiptHash = first.ReceiptHash;
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task Reverse_Again_GivesTheFirstAnswer()
    {
        await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 100_000));
        var first = await ReverseAsync("C1");
        await _engine.SettleAsync(Given.Claim("C2", "H1", "2022-03-02", 100_000));
        _engine.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That(await ReverseAsync("C1"), Is.EqualTo(first));
        using var database = _engine.OpenDatabase();
        Assert.That(database.ExecuteScalar<long>("SELECT count(*) FROM entry WHERE kind = 2"), Is.EqualTo(1));
    }

    [Test]
    public async Task Reverse_ManyAtOnce_ReversesOnce()
    {
        await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 100_000));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReverseAsync("C1")));
        Assert.That(answers.Distinct().ToList(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Reverse_UnknownClaim_IsNotFound()
    {
        var error = await ErrorDetail.OfAsync(() => ReverseAsync("C9"));
        Assert.That(error.Code, Is.EqualTo(StatusCode.NotFound));
        Assert.That(error.Reason, Is.EqualTo("CLAIM_NOT_FOUND"));
    }

    [Test]
    public async Task Reverse_BadIds_NamesBoth()
    {
        var error = await ErrorDetail.OfAsync(async () => await _engine.ReverseAsync("", "a b"));
        Assert.That(error.Violations.Keys, Is.EquivalentTo(new[] { "institution_id", "claim_number" }));
    }

    [Test]
    public async Task GetClaim_Reversed_ShowsBoth()
    {
        var settled = await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 100_000));
        var reversed = await ReverseAsync("C1");
        var got = await _engine.GetClaimAsync("H1", "C1");
        Assert.That(got.Settlement, Is.EqualTo(settled));
        Assert.That(got.Reversal, Is.EqualTo(reversed.Reversal));
    }

    [Test]
    public async Task GetClaim_Unknown_IsNotFound()
    {
        var error = await ErrorDetail.OfAsync(async () => await _engine.GetClaimAsync("H1", "C1"));
        Assert.That(error.Reason, Is.EqualTo("CLAIM_NOT_FOUND"));
    }

    private async Task<ReverseResponse> ReverseAsync(string number) =>
        await _engine.ReverseAsync("H1", number);
}
