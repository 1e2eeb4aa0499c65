using V1 = Claims.V1;

namespace ClaimsEngine.Reconciliation;

/// <summary>
/// A settled claim or purchase, or its reversal, as it is compared with an institution. A reversal's amounts are what
/// was given back, above 0.
/// </summary>
internal sealed class LedgerRecord
{
    /// <summary>The id of its entry.</summary>
    public long Id { get; init; }

    public string Number { get; init; } = "";

    public bool IsReversal { get; init; }

    public int Category { get; init; }

    /// <summary>The member's key.</summary>
    public long Member { get; init; }

    /// <summary>The service date, as the ledger keeps it.</summary>
    public long Day { get; init; }

    public int VisitKind { get; init; }

    public long RecordedAtMs { get; init; }

    public long TotalFen { get; init; }

    public long InScopeFen { get; init; }

    public long FundFen { get; init; }

    /// <summary>The accounts' part, own and family.</summary>
    public long AccountFen { get; init; }

    public long CashFen { get; init; }

    /// <summary>What two records share that were made of the same bill.</summary>
    public (long Member, long Day, int VisitKind, int Category, long Total, long InScope) Bill =>
        (Member, Day, VisitKind, Category, TotalFen, InScopeFen);

    public bool IsOf(V1.ClearingCategory category) =>
        category == V1.ClearingCategory.Unspecified || Category == (int)category;

    public V1.DetailRow ToContract() => new()
    {
        ClaimNumber = Number,
        Reversal = IsReversal,
        TotalFen = TotalFen,
        FundFen = FundFen,
        AccountFen = AccountFen,
        CashFen = CashFen,
    };
}
