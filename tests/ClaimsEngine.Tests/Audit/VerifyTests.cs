using Claims.V1;
using ClaimsEngine.Audit;
using ClaimsEngine.Tests.Hosting;
using ClaimsEngine.Tests.Ledger;
using Dapper;

namespace ClaimsEngine.Tests.Audit;

/// <summary>A verification (R7.1) finds nothing where nothing is changed, and names what is.</summary>
internal sealed class VerifyTests
{
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync() => _engine = await FullLedger.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task Verify_EveryKindOfEntry_FindsNothing()
    {
        using var database = _engine.OpenDatabase();
        Assert.That(database.Query<long>("SELECT DISTINCT kind FROM entry ORDER BY kind"),
            Is.EqualTo(Enumerable.Range(1, 12)));
        var (breaks, summary) = await _engine.VerifyAsync();
        Assert.That(breaks, Is.Empty);
        Assert.That(summary.Entries, Is.EqualTo(database.ExecuteScalar<long>("SELECT count(*) FROM entry")));
        Assert.That(summary.Members, Is.EqualTo(5));
        Assert.That(summary.Decisions,
            Is.EqualTo(database.ExecuteScalar<long>("SELECT count(*) FROM entry WHERE kind IN (1, 4, 5, 8, 10)")));
        Assert.That(_engine.Command("verify").Exit, Is.Zero);
    }

    [Test]
    public async Task Verify_AfterARestartAndMore_FindsNothing()
    {
        await _engine.RestartAsync();
        await _engine.SettleAsync(Given.Claim("C9", "H1", "2022-11-02", 900_00, member: "SON"));
        await _engine.RegisterAsync(Given.Active("SON", baseFen: 1));
        await _engine.SettleAsync(Given.Claim("C10", "H1", "2022-11-02", 900_00, member: "SON"));
        Assert.That((await _engine.VerifyAsync()).Breaks, Is.Empty);
    }

    [TestCase("DELETE FROM entry WHERE kind = 11", "decision")]
    [TestCase("DELETE FROM entry_line WHERE line = 1", "decision")]
    [TestCase("DELETE FROM claim_key WHERE number = 'L1'", "key")]
    [TestCase("DELETE FROM fence WHERE sequence = 1", "hash")]
    [TestCase("DELETE FROM year_state", "sum")]
    [TestCase("DELETE FROM member_state WHERE member = 1", "chain")]
    [TestCase("DELETE FROM member_version WHERE member = 1", "decision")]
    [TestCase("UPDATE member_version SET content = CAST(content || x'00' AS BLOB) WHERE version = 1", "hash")]
    [TestCase("UPDATE institution_version SET content = CAST(replace(content, '1201', '1202') AS BLOB)", "hash")]
    [TestCase("UPDATE policy_file SET content = CAST(replace(content, '7500', '7600') AS BLOB)", "registry")]
    [TestCase("UPDATE catalogue_row SET pre_self_pay_bp = 1 WHERE class = 2", "decision")]
    [TestCase("UPDATE prescription_left SET left_e4 = left_e4 + 1", "registry")]
    [TestCase("UPDATE family_link SET priority = 2, application_day = 20220301 WHERE application_day > 0", "decision")]
    public async Task Verify_Changed_IsBroken(string change, string check)
    {
        using (var database = _engine.OpenUnguarded()) Assert.That(database.Execute(change), Is.Positive);
        var (breaks, _) = await _engine.VerifyAsync();
        Assert.That(breaks.Select(each => each.Check), Does.Contain(check), string.Join('\n', breaks));
        Assert.That(_engine.Command("verify").Exit, Is.EqualTo(1));
    }

    [Test]
    public async Task Verify_AmountChangedWithItsWholeChain_IsFoundByTheDecision()
    {
        using (var database = _engine.OpenUnguarded())
        {
            database.Execute(
                "UPDATE entry SET fund_fen = fund_fen + 1, cash_fen = cash_fen - 1 WHERE claim_number = 'C5'");
            ChainVerifier.SealAnew(database);
        }

        var (breaks, _) = await _engine.VerifyAsync();
        Assert.That(breaks, Has.Count.EqualTo(1));
        Assert.That((breaks[0].Check, breaks[0].MemberId, breaks[0].InstitutionId, breaks[0].ClaimNumber),
            Is.EqualTo(("decision", "M1", "H3", "C5")));
        Assert.That(breaks[0].Explanation, Does.Match("fund_fen is [0-9]+, expected [0-9]+; cash_fen is"));
    }

    [Test]
    public async Task Verify_Broken_CommandNamesTheClaim()
    {
        using (var database = _engine.OpenUnguarded())
            database.Execute("UPDATE entry SET marks = 4 WHERE claim_number = 'C5'");
        var (exit, output) = _engine.Command("verify");
        Assert.That(exit, Is.EqualTo(1));
        Assert.That(output,
            Does.Match("hash entry [0-9]+ member M1 institution H3 claim C5: hash is [0-9a-f]{64}, expected"));
        Assert.That(output, Does.Contain("breaks"));
        var (breaks, _) = await _engine.VerifyAsync();
        Assert.That(breaks, Has.All.Property(nameof(Break.ClaimNumber)).EqualTo("C5"));
    }

    [Test]
    public void Command_CannotRun_SaysWhyAndExitsWith2()
    {
        Assert.That(_engine.Command("prove"), Is.EqualTo((2, "An audit is one of verify, drift, checkpoint.\n"
            + AuditArguments.Usage + "\n")));
        Assert.That(_engine.Command("drift").Exit, Is.EqualTo(2));
        Assert.That(_engine.Command("verify", "--database", "/nowhere.db").Output, Does.Contain("/nowhere.db"));
    }
}
