namespace ClaimsEngine.Reconciliation;

/// <summary>What the fund paid in a month to institutions of a level and district.</summary>
internal sealed class PaymentSums
{
    public int Level { get; init; }

    public string District { get; init; } = "";

    /// <summary>Claims, settled less reversed.</summary>
    public long Claims { get; init; }

    /// <summary>Members with a claim that was settled.</summary>
    public long Members { get; init; }

    public long FundFen { get; init; }
}
