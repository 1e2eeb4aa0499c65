using ClaimsEngine.Contract;
using ClaimsEngine.Ledger;
using ClaimsEngine.Storage;
using V1 = Claims.V1;

namespace ClaimsEngine.Reconciliation;

/// <summary>
/// Compares an institution's records with the ledger's and says of each difference why it likely is. Keeps the
/// institution's records and the odd ones of the ledger in memory; the others pass by.
/// </summary>
internal sealed class DetailComparison(EntrySpan span, V1.ClearingCategory category)
{
    // Of records that only one side has: by number, and whether they are reversals.
    private readonly Dictionary<(string Number, bool IsReversal), V1.DetailRow> _there = [];
    private readonly HashSet<(string Number, bool IsReversal)> _sent = [];
    private readonly List<V1.DetailRow> _sentTwice = [];
    private readonly List<LedgerRecord> _onlyHere = [];
    private readonly HashSet<string> _numbersOnlyHere = [];

    /// <summary>Takes a record of the institution.</summary>
    public void Add(V1.DetailRow row)
    {
        var key = (row.ClaimNumber, row.Reversal);
        if (_sent.Add(key)) _there.Add(key, row);
        else _sentTwice.Add(row);
    }

    /// <summary>
    /// Compares with the ledger: first what it has otherwise or alone, then what the institution has alone.
    /// </summary>
    public IEnumerable<V1.CompareDetailsResponse> Compare(IReconciliationRows rows, long institution)
    {
        foreach (var record in rows.Records(institution, span))
        {
            if (!record.IsOf(category)) continue;
            var here = record.ToContract();
            if (!_there.Remove((record.Number, record.IsReversal), out var there))
            {
                _onlyHere.Add(record);
                if (!record.IsReversal) _numbersOnlyHere.Add(record.Number);
            }
            else if (!here.Equals(there))
            {
                yield return Difference(V1.DifferenceKind.Amount, V1.DifferenceCause.Amount, record, there);
            }
        }

        var repeated = RepeatedBills(rows, institution);
        foreach (var record in _onlyHere)
            yield return Difference(V1.DifferenceKind.MissingThere, CauseOf(record, repeated), record, null);

        var known = rows.RecordsOf(institution, _there.Values.Concat(_sentTwice).Select(row => row.ClaimNumber))
            .ToDictionary(record => (record.Number, record.IsReversal));
        foreach (var row in _there.Values) yield return MissingHere(row, known);
        foreach (var row in _sentTwice)
        {
            known.TryGetValue((row.ClaimNumber, row.Reversal), out var here);
            yield return Difference(V1.DifferenceKind.MissingHere, V1.DifferenceCause.Repeated, here, row);
        }
    }

    private static V1.CompareDetailsResponse Difference(
        V1.DifferenceKind kind, V1.DifferenceCause cause, LedgerRecord? here, V1.DetailRow? there)
    {
        var difference = new V1.CompareDetailsResponse { Kind = kind, Cause = cause, There = there };
        if (here is null) return difference;
        difference.Here = here.ToContract();
        difference.RecordedAt = ContractDates.ToTimestamp(here.RecordedAtMs);
        return difference;
    }

    /// <summary>The numbers only here whose bill was settled under another number that the institution has.</summary>
    private HashSet<string> RepeatedBills(IReconciliationRows rows, long institution)
    {
        var odd = _onlyHere.Where(record => !record.IsReversal).ToLookup(record => record.Bill);
        if (odd.Count == 0) return [];
        HashSet<string> repeated = [];

        // A call is repeated within hours, so its twin may lie on the other side of midnight. Of records outside
        // the compared days it is not known whether the institution has them: likely it does.
        foreach (var record in rows.Records(institution, span.Widened()))
        {
            if (record.IsReversal || _numbersOnlyHere.Contains(record.Number)) continue;
            foreach (var twin in odd[record.Bill]) repeated.Add(twin.Number);
        }

        return repeated;
    }

    private V1.DifferenceCause CauseOf(LedgerRecord record, HashSet<string> repeated)
    {
        // A reversal whose claim the institution never booked is the answer to a lost call, lost too.
        if (record.IsReversal)
        {
            return _numbersOnlyHere.Contains(record.Number)
                ? V1.DifferenceCause.LostAnswer
                : V1.DifferenceCause.ReversedOnOneSide;
        }

        if (_sent.Contains((record.Number, true))) return V1.DifferenceCause.ReversedOnOneSide;
        return repeated.Contains(record.Number) ? V1.DifferenceCause.Repeated : V1.DifferenceCause.LostAnswer;
    }

    private V1.CompareDetailsResponse MissingHere(
        V1.DetailRow row, Dictionary<(string Number, bool IsReversal), LedgerRecord> known)
    {
        V1.DifferenceCause cause;
        if (known.TryGetValue((row.ClaimNumber, row.Reversal), out var here))
        {
            // Within the days it was passed over for its category: booked wrongly there.
            cause = span.Contains(here.Id) ? V1.DifferenceCause.Amount : V1.DifferenceCause.OtherDay;
        }
        else
        {
            cause = row.Reversal && known.ContainsKey((row.ClaimNumber, false))
                ? V1.DifferenceCause.ReversedOnOneSide
                : V1.DifferenceCause.NeverSettled;
        }

        return Difference(V1.DifferenceKind.MissingHere, cause, here, row);
    }
}
