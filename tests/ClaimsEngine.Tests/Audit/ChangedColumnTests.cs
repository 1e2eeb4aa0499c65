using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Tests.Audit;

/// <summary>
/// Whatever one column of an entry, a claim or an account is changed to, a verification finds it and names an
/// entry, a member or a claim. No column is left out: one that nothing else would show is sealed or counted for
/// this alone.
/// </summary>
internal sealed class ChangedColumnTests
{
    private static readonly string[] Tables =
        ["entry", "entry_line", "claim_key", "fence", "member_state", "year_state"];

    // What flags are judged by decides no amount and is outside the proof: RecentClaims says why.
    private static readonly string[] Derived = ["recent"];

    private TestEngine _engine = null!;
    private SqliteConnection _database = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _engine = await FullLedger.StartAsync();
        _database = _engine.OpenUnguarded();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _database.Dispose();
        await _engine.DisposeAsync();
    }

    public static IEnumerable<TestCaseData> Columns()
    {
        foreach (var table in Tables) yield return new TestCaseData(table).SetName($"{{m}}({table})");
    }

    [TestCaseSource(nameof(Columns))]
    public async Task Column_Changed_IsFoundAndNamed(string table)
    {
        List<string> missed = [];
        var changes = 0;
        foreach (var (column, type) in ColumnsOf(table))
        {
            foreach (var (row, value) in ChangesOf(table, column, type))
            {
                if (!TryChange(table, row, column, value)) continue;
                changes++;
                var (breaks, _) = await _engine.VerifyAsync();
                if (!breaks.Exists(IsNamed))
                    missed.Add($"{column} of {Text(row)} as {value ?? "NULL"}: {string.Join("; ", breaks)}");
                Undo(table, row, column, value);
            }
        }

        Assert.That(missed, Is.Empty);
        Assert.That(changes, Is.GreaterThanOrEqualTo(ColumnsOf(table).Count));
        Assert.That((await _engine.VerifyAsync()).Breaks, Is.Empty, "every change was taken back");
    }

    private static bool IsNamed(Break found) =>
        found.EntryId != 0 || found.MemberId.Length > 0 || found.ClaimNumber.Length > 0;

    private List<(string Name, string Type)> ColumnsOf(string table) =>
    [
        .. _database.Query<(string Name, string Type)>(
            $"SELECT name, type FROM pragma_table_info('{table}') ORDER BY cid").ExceptBy(Derived, each => each.Name),
    ];

    // Every other value in a row in which the column holds something and in one in which it does not; one other value
    // in an entry of each kind, since the kinds use the columns differently.
    private IEnumerable<(IDictionary<string, object?> Row, object? Value)> ChangesOf(
        string table, string column, string type)
    {
        var rows = _database.Query($"SELECT * FROM {table} ORDER BY 1, 2")
            .Select(row => (IDictionary<string, object?>)row).ToList();
        var full = new[] { rows.Find(row => row[column] is not null), rows.Find(row => row[column] is null) }
            .OfType<IDictionary<string, object?>>().ToList();
        foreach (var row in full)
        {
            foreach (var value in OthersOf(row[column], type)) yield return (row, value);
        }

        if (table != "entry") yield break;
        foreach (var row in rows.DistinctBy(row => row["kind"]).Except(full))
            yield return (row, OthersOf(row[column], type).First());
    }

    private static IEnumerable<object?> OthersOf(object? value, string type)
    {
        if (value is null)
        {
            // What reads as if it were absent, and something else.
            foreach (var other in type switch
            {
                "TEXT" => new object[] { "", "X" },
                "BLOB" => [new byte[32], Enumerable.Repeat((byte)1, 32).ToArray()],
                _ => [0L, -1L, 1L],
            })
            {
                yield return other;
            }

            yield break;
        }

        switch (value)
        {
            case long number:
                yield return number + 1;
                yield return number ^ (1L << 32);
                break;
            case string text:
                yield return text[..^1] + (char)(text[^1] ^ 1);
                yield return text + "\0";
                break;
            case byte[] bytes:
                var changed = bytes.ToArray();
                changed[^1] ^= 1;
                yield return changed;
                break;
        }

        yield return null;
    }

    private bool TryChange(string table, IDictionary<string, object?> row, string column, object? value)
    {
        try
        {
            return Update(table, row, column, value, row[column]) == 1;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 19 or 20)
        {
            // The schema itself refuses it: a column that is never NULL, or a key that is taken.
            return false;
        }
    }

    private void Undo(string table, IDictionary<string, object?> row, string column, object? value) =>
        Assert.That(Update(table, row, column, row[column], value), Is.EqualTo(1));

    private int Update(string table, IDictionary<string, object?> row, string column, object? to, object? from)
    {
        var parameters = new DynamicParameters();
        parameters.Add("to", to);
        List<string> conditions = [];
        foreach (var (name, stored) in row)
        {
            parameters.Add($"w_{name}", name == column ? from : stored);
            conditions.Add($"{name} IS @w_{name}");
        }

        return _database.Execute(
            $"UPDATE {table} SET {column} = @to WHERE {string.Join(" AND ", conditions)}", parameters);
    }

    private static string Text(IDictionary<string, object?> row) =>
        string.Join(' ', row.Take(4).Select(each => FormattableString.Invariant($"{each.Key}={each.Value}")));
}
