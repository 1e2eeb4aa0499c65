namespace ClaimsEngine.Reconciliation;

/// <summary>Claims by their marks, reversed ones left out (R7.2).</summary>
internal sealed class MarkCounts
{
    public long Claims { get; init; }

    public long CrossRegion { get; init; }

    public long LongPrescription { get; init; }

    public long FirstVisit { get; init; }

    public long Referral { get; init; }
}
