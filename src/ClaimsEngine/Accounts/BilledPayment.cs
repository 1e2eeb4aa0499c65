using ClaimsRules.Accounts;
using ClaimsRules.Money;

namespace ClaimsEngine.Accounts;

/// <summary>A contribution to an insurance that an account is to pay (R6.4), checked.</summary>
internal sealed record BilledPayment : AccountExpense
{
    /// <summary>The payer's own number; with the owner it is the key.</summary>
    public required string Number { get; init; }

    public required Fen Amount { get; init; }

    public override Spending Spending => Spending.Contribution;

    /// <summary>The contract's names of the fields in which another payment of the same key differs.</summary>
    public List<string> DifferencesFrom(BilledPayment other)
    {
        var names = DifferencesFrom(other, "payment_date", "scheme");
        if (Amount != other.Amount) names.Add("amount_fen");
        return names;
    }
}
