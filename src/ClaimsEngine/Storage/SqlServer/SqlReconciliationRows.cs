using ClaimsEngine.Ledger;
using ClaimsEngine.Reconciliation;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>Reads what an institution's records are compared with, on one snapshot. Used once, by one thread.</summary>
internal sealed class SqlReconciliationRows(SqlSession session) : IReconciliationRows
{
    public long? KeyOf(string institutionId) =>
        session.Value<long?>(ReportStatements.InstitutionKey, institutionId);

    public List<CategoryTotals> Totals(long institution, EntrySpan span) =>
        session.Query<CategoryTotals>(ReportStatements.Totals, span.From, span.Until, institution);

    public IEnumerable<LedgerRecord> Records(long institution, EntrySpan span) =>
        session.Stream<LedgerRecord>(ReportStatements.Records, span.From, span.Until, institution);

    public List<LedgerRecord> RecordsOf(long institution, IEnumerable<string> numbers) =>
        session.Query<LedgerRecord>(ReportStatements.RecordsOf, KeyTables.Of(numbers.Distinct()), institution);

    public MarkCounts Marks(DateOnly from, DateOnly until, string institutionId)
    {
        var first = EntrySpan.OfDays(from, from).From;
        var (fromDay, untilDay) = (StoredDay.Of(from), StoredDay.Of(until));
        if (institutionId.Length == 0)
            return session.Query<MarkCounts>(ReportStatements.Marks, first, fromDay, untilDay).Single();

        // An institution that is not registered has no claims: no key is below 1.
        return session.Query<MarkCounts>(
            ReportStatements.MarksOfInstitution, first, fromDay, untilDay, KeyOf(institutionId) ?? 0).Single();
    }

    public void Dispose() => session.Dispose();
}
