using System.Text;
using ClaimsEngine.Ledger;
using ClaimsEngine.Reconciliation;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Reads what an institution's records are compared with, on one snapshot. Used once, by one thread.</summary>
internal sealed class ReconciliationRows : IReconciliationRows
{
    // Claims and purchases with their reversals.
    private const string Kinds = "e.kind IN (1, 2, 8, 9)";

    private const string Reversal = "e.kind IN (2, 9)";

    // The contract's clearing category: at a pharmacy, else by the kind of visit.
    private const string Category =
        """
        CASE WHEN e.kind IN (8, 9) OR e.setting <> 0 THEN 4
          WHEN e.visit_kind = 1 THEN 2 WHEN e.visit_kind = 2 THEN 3 ELSE 1 END
        """;

    private const string RecordColumns =
        $"""
        e.id AS Id, e.claim_number AS Number, {Reversal} AS IsReversal, {Category} AS Category, e.member AS Member,
        e.day AS Day, e.visit_kind AS VisitKind, e.recorded_at_ms AS RecordedAtMs, abs(e.total_fen) AS TotalFen,
        abs(e.in_scope_fen) AS InScopeFen, abs(e.fund_fen) AS FundFen, abs(e.account_fen + e.family_fen) AS AccountFen,
        abs(e.cash_fen) AS CashFen
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _snapshot;

    public ReconciliationRows(SqliteFile file)
    {
        _connection = file.OpenForReading();
        _snapshot = _connection.BeginTransaction(deferred: true);
    }

    /// <summary>An institution's key, or null when it is not registered.</summary>
    public long? KeyOf(string institutionId) => _connection.ExecuteScalar<long?>(
        "SELECT key FROM institution WHERE id = @institutionId", new { institutionId }, _snapshot);

    /// <summary>An institution's totals, a row for each category that has a record.</summary>
    public List<CategoryTotals> Totals(long institution, EntrySpan span) =>
    [
        .. _connection.Query<CategoryTotals>(
            $"""
            SELECT {Category} AS Category, sum(e.kind IN (1, 8)) AS Settled, sum({Reversal}) AS Reversed,
              sum(e.total_fen) AS TotalFen, sum(e.fund_fen) AS FundFen, sum(e.account_fen + e.family_fen) AS AccountFen,
              sum(e.cash_fen) AS CashFen, count(DISTINCT CASE WHEN e.kind IN (1, 8) THEN e.member END) AS Members
            FROM entry e
            WHERE e.id >= @From AND e.id < @Until AND e.institution = @institution AND {Kinds}
            GROUP BY 1 ORDER BY 1
            """,
            new { span.From, span.Until, institution }, _snapshot),
    ];

    /// <summary>An institution's records in the order in which they were made, read as they are looked at.</summary>
    public IEnumerable<LedgerRecord> Records(long institution, EntrySpan span) => _connection.Query<LedgerRecord>(
        $"""
        SELECT {RecordColumns}
        FROM entry e
        WHERE e.id >= @From AND e.id < @Until AND e.institution = @institution AND {Kinds}
        ORDER BY e.id
        """,
        new { span.From, span.Until, institution }, _snapshot, buffered: false);

    /// <summary>The records of claims and purchases by their numbers, of whatever day.</summary>
    public List<LedgerRecord> RecordsOf(long institution, IEnumerable<string> numbers)
    {
        using var keys = new KeyList();
        var list = Encoding.UTF8.GetString(keys.Of(numbers.Distinct()));
        return
        [
            .. _connection.Query<LedgerRecord>(
                $"""
                SELECT {RecordColumns}
                FROM json_each(@list) k
                CROSS JOIN claim_key c ON c.institution = @institution AND c.number = k.value
                CROSS JOIN entry e ON e.id = c.entry
                UNION ALL
                SELECT {RecordColumns}
                FROM json_each(@list) k
                CROSS JOIN claim_key c ON c.institution = @institution AND c.number = k.value
                CROSS JOIN entry e ON e.reverses = c.entry
                """,
                new { list, institution }, _snapshot),
        ];
    }

    /// <summary>Counts claims by their marks.</summary>
    /// <param name="from">The first service date.</param>
    /// <param name="until">The last service date.</param>
    /// <param name="institutionId">The institution, or empty for all.</param>
    public MarkCounts Marks(DateOnly from, DateOnly until, string institutionId)
    {
        // No claim is recorded before its service date, so the ledger is read from there on. A reversal carries its
        // claim's day and marks: counted as less one it leaves the claim out.
        var one = institutionId.Length == 0
            ? ""
            : "AND e.institution = (SELECT key FROM institution WHERE id = @institutionId)";
        return _connection.QuerySingle<MarkCounts>(
            $"""
            SELECT coalesce(sum(c.one), 0) AS Claims, coalesce(sum(c.one * ((c.marks >> 1) & 1)), 0) AS CrossRegion,
              coalesce(sum(c.one * ((c.marks >> 2) & 1)), 0) AS LongPrescription,
              coalesce(sum(c.one * ((c.marks >> 3) & 1)), 0) AS FirstVisit,
              coalesce(sum(c.one * ((c.marks >> 4) & 1)), 0) AS Referral
            FROM (
              SELECT CASE e.kind WHEN 1 THEN 1 ELSE -1 END AS one, e.marks AS marks
              FROM entry e
              WHERE e.id >= @First AND e.kind IN (1, 2) AND e.day BETWEEN @fromDay AND @untilDay {one}
            ) c
            """,
            new
            {
                First = EntrySpan.OfDays(from, from).From,
                fromDay = StoredDay.Of(from),
                untilDay = StoredDay.Of(until),
                institutionId,
            },
            _snapshot);
    }

    public void Dispose()
    {
        _snapshot.Dispose();
        _connection.Dispose();
    }
}
