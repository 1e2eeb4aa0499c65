using ClaimsEngine.Ledger;
using ClaimsEngine.Reconciliation;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>Reads the fund's income and spending, on one snapshot. Used once, by one thread.</summary>
internal sealed class SqlFundRows : IFundRows
{
    private readonly SqlSession _session;
    private readonly TableRows _districts = new(TableTypes.DistrictList);

    public SqlFundRows(SqlSession session)
    {
        _session = session;
        List<(long Key, byte[] Content)> institutions = [];
        using (var rows = session.Read(ReportStatements.InstitutionContents))
        {
            while (rows.Read()) institutions.Add((rows.Int64(0), rows.Blob(1)));
        }

        foreach (var (institution, from, until, district) in new Districts(institutions).Periods())
            _districts.Next().Add(institution).Add(from).Add(until).Add(district);
    }

    public FundSums Month(DateOnly month)
    {
        var span = EntrySpan.OfMonth(month);
        return _session.Query<FundSums>(ReportStatements.FundMonth, span.From, span.Until).Single();
    }

    public List<PaymentSums> Payments(DateOnly month)
    {
        var span = EntrySpan.OfMonth(month);
        return _session.Query<PaymentSums>(ReportStatements.Payments, span.From, span.Until, _districts);
    }

    public List<SpentSum> Spent(DateOnly month)
    {
        var span = EntrySpan.OfMonth(month);
        return _session.Query<SpentSum>(ReportStatements.Spent, span.From, span.Until, _districts);
    }

    public List<BudgetOnFile> Budgets(DateOnly month) =>
        _session.Query<BudgetOnFile>(ReportStatements.Budgets, StoredDay.Of(month));

    public void Dispose() => _session.Dispose();
}
