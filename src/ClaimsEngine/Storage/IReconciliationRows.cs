using ClaimsEngine.Ledger;
using ClaimsEngine.Reconciliation;

namespace ClaimsEngine.Storage;

/// <summary>Reads what an institution's records are compared with, on one snapshot. Used once, by one thread.</summary>
internal interface IReconciliationRows : IDisposable
{
    /// <summary>An institution's key, or null when it is not registered.</summary>
    long? KeyOf(string institutionId);

    /// <summary>An institution's totals, a row for each category that has a record.</summary>
    List<CategoryTotals> Totals(long institution, EntrySpan span);

    /// <summary>
    /// An institution's records in the order in which they were made, read as they are looked at: nothing else can
    /// be read until they are at their end.
    /// </summary>
    IEnumerable<LedgerRecord> Records(long institution, EntrySpan span);

    /// <summary>The records of claims and purchases by their numbers, of whatever day.</summary>
    List<LedgerRecord> RecordsOf(long institution, IEnumerable<string> numbers);

    /// <summary>Counts claims by their marks.</summary>
    /// <param name="from">The first service date.</param>
    /// <param name="until">The last service date.</param>
    /// <param name="institutionId">The institution, or empty for all.</param>
    MarkCounts Marks(DateOnly from, DateOnly until, string institutionId);
}
