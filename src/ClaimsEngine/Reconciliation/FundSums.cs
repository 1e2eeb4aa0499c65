namespace ClaimsEngine.Reconciliation;

/// <summary>The fund's month, in fen.</summary>
internal sealed class FundSums
{
    /// <summary>Employers' contributions (R3.2).</summary>
    public long EmployerFen { get; init; }

    /// <summary>Payments on claims, settled less reversed.</summary>
    public long ClaimsFen { get; init; }

    /// <summary>Credits to retirees' accounts (R3.3).</summary>
    public long RetireeCreditsFen { get; init; }
}
