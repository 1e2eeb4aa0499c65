using ClaimsEngine.Reconciliation;

namespace ClaimsEngine.Storage;

/// <summary>Reads the fund's income and spending, on one snapshot. Used once, by one thread.</summary>
internal interface IFundRows : IDisposable
{
    /// <summary>A month's income and spending. Only credits out of the fund are its spending: retirees'.</summary>
    FundSums Month(DateOnly month);

    /// <summary>A month's payments by level and district.</summary>
    List<PaymentSums> Payments(DateOnly month);

    /// <summary>A month's payments by institution and district.</summary>
    List<SpentSum> Spent(DateOnly month);

    /// <summary>A month's budgets, each its latest version, by institution and district.</summary>
    List<BudgetOnFile> Budgets(DateOnly month);
}
