namespace ClaimsEngine.Reconciliation;

/// <summary>A stored budget, its latest version.</summary>
internal sealed class BudgetOnFile
{
    /// <summary>The institution's key; 0 for a district's budget.</summary>
    public long Institution { get; init; }

    /// <summary>Its id; empty for a district's budget.</summary>
    public string InstitutionId { get; init; } = "";

    public string District { get; init; } = "";

    /// <summary>The first day of the month, as the ledger keeps it.</summary>
    public long Month { get; init; }

    public long AmountFen { get; init; }
}
