namespace ClaimsEngine.Reconciliation;

/// <summary>What the fund paid an institution for services while it was in a district.</summary>
internal sealed class SpentSum
{
    /// <summary>The institution's key.</summary>
    public long Institution { get; init; }

    public string District { get; init; } = "";

    public long FundFen { get; init; }
}
