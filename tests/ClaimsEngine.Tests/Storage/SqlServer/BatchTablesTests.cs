using ClaimsEngine.Ledger;
using ClaimsEngine.Settlement;
using ClaimsEngine.Storage;
using ClaimsEngine.Storage.Sqlite;
using ClaimsEngine.Storage.SqlServer;
using ClaimsEngine.Tests.Storage.Contracts;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Tests.Storage.SqlServer;

/// <summary>What a batch sends to SQL Server is, value for value, what SQLite has kept of the same batch.</summary>
internal sealed class BatchTablesTests
{
    private static readonly Dictionary<string, string> TableOf = new()
    {
        ["entry_rows"] = "entry",
        ["claim_key_rows"] = "claim_key",
        ["entry_line_rows"] = "entry_line",
        ["flag_rows"] = "flag",
        ["year_rows"] = "year_state",
        ["recent_rows"] = "(SELECT member, recent AS claims FROM member_state)",
        ["state_rows"] = "member_state",
    };

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("claims-tables-");
    private StoreScene _scene = null!;

    private string DatabasePath => Path.Combine(_directory.FullName, "claims.db");

    [OneTimeSetUp]
    public void Fill() => _scene = new StoreScene(StoreChoice.Open(DatabasePath, null));

    [OneTimeTearDown]
    public void Delete()
    {
        _scene.Dispose();
        _directory.Delete(recursive: true);
    }

    [Test]
    public void Writes_OfASettledBatch_AreWhatSqliteKeeps()
    {
        Posting[] postings =
        [
            _scene.Settle("T1", "H1", 300_000),
            _scene.Settle("T2", "H2", 0, ClaimsEngine.Tests.Hosting.Pharmacy.Line("A", 2, 3_000)),
            new ReversePosting(new ClaimKey(_scene.Id("H1"), _scene.Id("C1"))),
        ];
        var needs = new BatchNeeds();
        foreach (var posting in postings) posting.Ask(needs);
        using var cache = new VersionCache();
        using var writer = new LedgerWriter(new SqliteFile(DatabasePath), cache);
        var batch = writer.Open(needs, _scene.Now());
        foreach (var posting in postings) posting.Apply(batch);
        var tables = new BatchTables(batch, batch.Members.Values.ToDictionary(member => member.Key, _ => 7L));
        Assert.That(writer.TryCommit(batch), Is.True);

        string[] expected = ["claim_key_rows", "entry_line_rows", "entry_rows", "flag_rows", "recent_rows", "year_rows"];
        Assert.That(
            tables.Writes.Select(write => write.Rows.Type.Name).Distinct().Order(StringComparer.Ordinal),
            Is.EqualTo(expected));
        var entries = tables.Writes.Single(write => write.Rows.Type == TableTypes.EntryRows).Rows;
        Assert.That(entries.Records, Has.Count.EqualTo(3));
        foreach (var (_, rows) in tables.Writes) AssertKept(rows);
        AssertKept(tables.States);
        Assert.That(tables.States.Records.Select(record => record.GetInt64(1)), Has.All.EqualTo(7));
    }

    [Test]
    public void Writes_OfARepeatedClaim_AreNone()
    {
        var posting = _scene.Settle("C3", "H1", 7_000);
        var batch = _scene.Load(posting);
        posting.Apply(batch);
        var tables = new BatchTables(batch, batch.Members.Values.ToDictionary(member => member.Key, _ => 1L));
        Assert.That(tables.IsEmpty, Is.True);
    }

    private void AssertKept(TableRows rows)
    {
        var columns = rows.Type.Columns.Select(column => column.Name).Where(name => name != "guard").ToList();
        using var database = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        database.Open();
        var kept = database.Query($"SELECT {string.Join(", ", columns)} FROM {TableOf[rows.Type.Name]}")
            .Select(row => string.Join(" | ", ((IDictionary<string, object?>)row).Values.Select(Told))).ToHashSet();
        foreach (var record in rows.Records)
        {
            var sent = string.Join(" | ", columns.Select(name => Told(record[name])));
            Assert.That(kept, Does.Contain(sent), rows.Type.Name);
        }
    }

    private static string Told(object? value) => value switch
    {
        null or DBNull => "nothing",
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
