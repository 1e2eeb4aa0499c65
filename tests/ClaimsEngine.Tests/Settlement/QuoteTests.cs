using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;

namespace ClaimsEngine.Tests.Settlement;

/// <summary>Quote says what Settle would answer, and changes nothing.</summary>
internal sealed class QuoteTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(Given.Active());
        await _engine.OpenAsync("M1", 50_000);
        await _engine.SettleAsync(Given.Claim("C1", "H3", "2022-03-01", 90_000));
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task Quote_ThenSettle_AnswerTheSame()
    {
        var claim = Given.Claim("C2", "H2", "2022-04-01", 800_000, 750_000);
        var quoted = (await _engine.QuoteAsync(claim)).Settlement;
        var settled = await _engine.SettleAsync(claim);
        Assert.That(quoted.ReceiptHash, Is.Empty);
        Assert.That(quoted.SettledAt, Is.Null);
        settled.ReceiptHash = "";
        settled.SettledAt = null;
        Assert.That(quoted, Is.EqualTo(settled));
    }

    [Test]
    public async Task Quote_Any_WritesNothing()
    {
        var before = Snapshot();
        await _engine.QuoteAsync(Given.Claim("C2", "H2", "2022-04-01", 800_000));
        await _engine.QuoteAsync(Given.Claim("C2", "H2", "2023-04-01", 800_000));
        Assert.That(Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task Quote_UnknownPayers_LeaveTheAccountAlone()
    {
        var claim = Given.Claim("", "H1", "2022-04-01", 10_000, 0);
        claim.AccountUse = AccountUse.None;
        var none = (await _engine.QuoteAsync(claim)).Settlement;
        Assert.That(none.AccountFen, Is.Zero);
    }

    [Test]
    public async Task Settle_Steps_AddUpAndCite()
    {
        var settled = await _engine.SettleAsync(Given.Claim("C2", "H2", "2022-04-01", 1_000_000, 950_000));
        var bands = settled.Steps.Where(step => step.Kind == StepKind.Band).ToList();
        Assert.That(bands.Select(step => step.AmountOutFen).Sum(), Is.EqualTo(settled.FundFen));
        Assert.That(bands.Select(step => step.RateBp), Is.EqualTo(new[] { 6500, 5500 }));
        Assert.That(settled.Steps.Select(step => step.Kind), Is.EqualTo(new[]
        {
            StepKind.Scope, StepKind.Band, StepKind.Band, StepKind.OverLimit, StepKind.Fund, StepKind.Cash,
        }));
        foreach (var step in settled.Steps)
        {
            Assert.That(step.RuleId, Does.Match("^[RI][0-9.]+$"));
            Assert.That(step.Paragraph.Length > 0, Is.EqualTo(step.RuleId.StartsWith('R')));
            Assert.That(step.TextZh, Is.Not.Empty);
            Assert.That(step.TextEn, Is.Not.Empty);
        }
    }

    private string Snapshot()
    {
        using var database = _engine.OpenDatabase();
        string[] tables = ["entry", "member_state", "year_state", "member_version", "institution_version", "policy"];
        return string.Join('\n', tables.SelectMany(table =>
            database.Query($"SELECT * FROM {table} ORDER BY 1, 2").Select(row => $"{table}: {row}")));
    }
}
