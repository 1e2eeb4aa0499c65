using ClaimsEngine.Ledger;
using ClaimsRules.Accounts;
using ClaimsRules.Money;
using V1 = Claims.V1;

namespace ClaimsEngine.Accounts;

/// <summary>A purchase as the pharmacy bills it, checked.</summary>
internal sealed record BilledPurchase : AccountExpense
{
    /// <summary>The pharmacy and its number; shared with claims.</summary>
    public required ClaimKey Key { get; init; }

    public required Fen Total { get; init; }

    public override Spending Spending => SpendingOf(Purpose);

    /// <summary>What an account is spent on, by the contract's number of the kind.</summary>
    public static Spending SpendingOf(int kind) => (V1.PurchaseKind)kind switch
    {
        V1.PurchaseKind.Drugs => Spending.PharmacyDrugs,
        V1.PurchaseKind.Devices => Spending.PharmacyDevices,
        _ => Spending.OutsideInsurance,
    };

    /// <summary>The contract's names of the fields in which another purchase of the same key differs.</summary>
    public List<string> DifferencesFrom(BilledPurchase other)
    {
        var names = DifferencesFrom(other, "purchase_date", "kind");
        if (Total != other.Total) names.Add("total_fen");
        return names;
    }
}
