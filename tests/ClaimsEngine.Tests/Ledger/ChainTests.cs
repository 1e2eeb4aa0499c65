using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;

namespace ClaimsEngine.Tests.Ledger;

/// <summary>Every entry is chained to the member's one before; a change anywhere shows.</summary>
internal sealed class ChainTests
{
    private static readonly string[] Tampering =
    [
        "UPDATE entry SET fund_fen = fund_fen + 1 WHERE kind = 1 AND claim_number = 'C1'",
        "UPDATE entry SET recorded_at_ms = recorded_at_ms - 1 WHERE kind = 4",
        "UPDATE entry SET account_limit_fen = 5 WHERE claim_number = 'C2'",
        "UPDATE entry SET prescriber = NULL WHERE claim_number = 'C3'",
        "UPDATE entry SET hash = zeroblob(32) WHERE kind = 2",
        "UPDATE member_version SET content = CAST(content || x'00' AS BLOB) WHERE version = 1",
        "UPDATE institution_version SET content = CAST(replace(content, '1201', '1202') AS BLOB) WHERE institution = 1",
        "UPDATE member SET id = 'M3' WHERE key = 1",
        "DELETE FROM entry WHERE kind = 3",
        "UPDATE member_state SET chain = zeroblob(32) WHERE member = 2",
    ];

    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(Given.Active(), Given.Active("M2"));
        await _engine.OpenAsync("M1", 70_000);
        await _engine.CreditAsync("M1", "2022-02-01");
        await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 100_000));
        var limited = Given.Claim("C2", "H2", "2022-03-02", 100_000);
        limited.AccountLimitFen = 1_000;
        await _engine.SettleAsync(limited);
        var prescribed = Given.Claim("C3", "P1", "2022-03-03", 30_000, member: "M2");
        prescribed.Prescription = new Prescription { InstitutionId = "H3", IssueDate = Given.Day("2022-03-01") };
        await _engine.SettleAsync(prescribed);
        await _engine.ReverseAsync("P1", "C3");
        await _engine.RegisterAsync(Given.Active("M2", baseFen: 1));
        var replacing = Given.Claim("C4", "P1", "2022-03-03", 29_000, member: "M2");
        (replacing.Prescription, replacing.ReplacesClaimNumber) = (prescribed.Prescription, "C3");
        await _engine.SettleAsync(replacing);
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public void Entries_OfEveryKind_VerifyByTheDocumentAlone()
    {
        using var database = _engine.OpenDatabase();
        Assert.That(database.Query<long>("SELECT DISTINCT kind FROM entry ORDER BY kind"), Is.EqualTo(new[] { 1, 2, 3, 4 }));
        Assert.That(ChainVerifier.FindBroken(database), Is.Empty);
    }

    [Test]
    public async Task Receipt_OfAClaim_IsItsEntrysHash()
    {
        var claim = await _engine.GetClaimAsync("P1", "C3");
        using var database = _engine.OpenDatabase();
        var hashes = database.Query<string>("SELECT lower(hex(hash)) FROM entry WHERE claim_number = 'C3' ORDER BY id");
        Assert.That(new[] { claim.Settlement.ReceiptHash, claim.Reversal.ReceiptHash }, Is.EqualTo(hashes));
    }

    [TestCaseSource(nameof(Tampering))]
    public void Entries_Tampered_AreFound(string tampering)
    {
        using var database = _engine.OpenDatabase();
        foreach (var trigger in database.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").ToList())
            database.Execute($"DROP TRIGGER {trigger}");
        database.Execute("PRAGMA foreign_keys = OFF");
        Assert.That(database.Execute(tampering), Is.Positive);
        Assert.That(ChainVerifier.FindBroken(database), Is.Not.Empty);
    }
}
