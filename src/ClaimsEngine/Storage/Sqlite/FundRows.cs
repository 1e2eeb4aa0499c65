using ClaimsEngine.Ledger;
using ClaimsEngine.Reconciliation;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>Reads the fund's income and spending, on one snapshot. Used once, by one thread.</summary>
internal sealed class FundRows : IFundRows
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _snapshot;

    public FundRows(SqliteFile file)
    {
        _connection = file.OpenForReading();
        _snapshot = _connection.BeginTransaction(deferred: true);
        var districts = new Districts(_connection.Query<(long Key, byte[] Content)>(
            """
            SELECT i.key, v.content
            FROM institution i CROSS JOIN institution_version v ON v.institution = i.key AND v.version = i.version
            """,
            transaction: _snapshot));
        _connection.CreateFunction<long, long, string>("district_of", districts.Of, isDeterministic: true);
    }

    /// <summary>A month's income and spending. Only credits out of the fund are its spending: retirees'.</summary>
    public FundSums Month(DateOnly month)
    {
        var span = EntrySpan.OfMonth(month);
        return _connection.QuerySingle<FundSums>(
            """
            SELECT coalesce(sum(e.employer_fen) FILTER (WHERE e.kind IN (5, 6)), 0) AS EmployerFen,
              coalesce(sum(e.fund_fen) FILTER (WHERE e.kind IN (1, 2)), 0) AS ClaimsFen,
              coalesce(sum(e.credit_fen) FILTER (WHERE e.kind IN (4, 7) AND e.category > 1), 0) AS RetireeCreditsFen
            FROM entry e
            WHERE e.id >= @From AND e.id < @Until
            """,
            new { span.From, span.Until }, _snapshot);
    }

    /// <summary>A month's payments by level and district.</summary>
    public List<PaymentSums> Payments(DateOnly month)
    {
        var span = EntrySpan.OfMonth(month);
        return
        [
            .. _connection.Query<PaymentSums>(
                """
                SELECT e.level AS Level, district_of(e.institution, e.day) AS District,
                  sum(CASE e.kind WHEN 1 THEN 1 ELSE -1 END) AS Claims,
                  count(DISTINCT CASE e.kind WHEN 1 THEN e.member END) AS Members, sum(e.fund_fen) AS FundFen
                FROM entry e
                WHERE e.id >= @From AND e.id < @Until AND e.kind IN (1, 2)
                GROUP BY 1, 2 ORDER BY 1, 2
                """,
                new { span.From, span.Until }, _snapshot),
        ];
    }

    /// <summary>A month's payments by institution and district.</summary>
    public List<SpentSum> Spent(DateOnly month)
    {
        var span = EntrySpan.OfMonth(month);
        return
        [
            .. _connection.Query<SpentSum>(
                """
                SELECT e.institution AS Institution, district_of(e.institution, e.day) AS District,
                  sum(e.fund_fen) AS FundFen
                FROM entry e
                WHERE e.id >= @From AND e.id < @Until AND e.kind IN (1, 2)
                GROUP BY 1, 2
                """,
                new { span.From, span.Until }, _snapshot),
        ];
    }

    /// <summary>A month's budgets, each its latest version.</summary>
    public List<BudgetOnFile> Budgets(DateOnly month) =>
    [
        .. _connection.Query<BudgetOnFile>(
            """
            SELECT b.institution AS Institution, coalesce(i.id, '') AS InstitutionId, b.district AS District,
              b.month AS Month, b.budget_fen AS AmountFen
            FROM budget b LEFT JOIN institution i ON i.key = b.institution
            WHERE b.month = @month AND b.version = (
              SELECT max(l.version) FROM budget l
              WHERE l.institution = b.institution AND l.district = b.district AND l.month = b.month)
            ORDER BY InstitutionId, b.district
            """,
            new { month = StoredDay.Of(month) }, _snapshot),
    ];

    public void Dispose()
    {
        _snapshot.Dispose();
        _connection.Dispose();
    }
}
