using ClaimsEngine.Tests.Hosting;
using Dapper;

namespace ClaimsEngine.Tests.Ledger;

/// <summary>A claim's lines, the catalogue rows that priced them, and its prescription are hashed with its entry.</summary>
internal sealed class LinesDigestTests
{
    private static readonly string[] Tampering =
    [
        "UPDATE entry_line SET item = 1, item_version = 1 WHERE line = 0",
        "UPDATE entry_line SET line = 9 WHERE line = 0",
        "UPDATE entry_line SET quantity_e4 = quantity_e4 + 1 WHERE line = 0",
        "UPDATE entry_line SET price_e6 = price_e6 + 1 WHERE line = 1",
        "UPDATE entry_line SET days = 1 WHERE line = 0",
        "UPDATE entry_line SET amount_fen = 0 WHERE line = 0",
        "UPDATE entry_line SET in_scope_fen = 0 WHERE line = 0",
        "UPDATE entry_line SET fully_self_paid_fen = 1 WHERE line = 0",
        "UPDATE entry_line SET over_price_limit_fen = 1 WHERE line = 0",
        "UPDATE entry_line SET pre_self_paid_fen = 1 WHERE line = 0",
        "DELETE FROM entry_line WHERE line = 1",
        "UPDATE catalogue_item SET code = 'Z' WHERE code = 'B'",
        "UPDATE catalogue_row SET class = 3 WHERE item = 2",
        "UPDATE catalogue_row SET pre_self_pay_bp = 0 WHERE item = 2",
        "UPDATE catalogue_row SET price_limit_e6 = NULL WHERE item = 2",
        "UPDATE prescription SET content = CAST(content || x'00' AS BLOB)",
        "UPDATE entry SET prescription_number = NULL",
    ];

    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await Pharmacy.StartAsync();
        await _engine.IssueAsync(Pharmacy.Prescription("R1", ("A", 10), ("B", 4)));
        await _engine.SettleAsync(
            Pharmacy.Against("R1", "C1", "P1", Pharmacy.Line("B", 4, 500), Pharmacy.Line("A", 8, 100)));
        await _engine.RefundAsync("P1", "C1", "C2", (1, 3));
        await _engine.SettleAsync(Given.Claim("BARE", "H1", "2022-03-01", 100));
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public void Lines_AsSettled_VerifyByTheDocumentAlone()
    {
        using var database = _engine.OpenDatabase();
        Assert.That(database.ExecuteScalar<long>("SELECT count(*) FROM entry_line"), Is.EqualTo(4));
        Assert.That(LinesVerifier.FindBroken(database), Is.Empty);
        Assert.That(ChainVerifier.FindBroken(database), Is.Empty);
    }

    [TestCaseSource(nameof(Tampering))]
    public void Lines_Tampered_AreFound(string tampering)
    {
        using var database = _engine.OpenDatabase();
        foreach (var trigger in database.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").ToList())
            database.Execute($"DROP TRIGGER {trigger}");
        database.Execute("PRAGMA foreign_keys = OFF");
        Assert.That(database.Execute(tampering), Is.Positive);
        Assert.That(LinesVerifier.FindBroken(database), Is.Not.Empty);
    }
}
