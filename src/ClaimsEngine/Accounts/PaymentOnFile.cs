using ClaimsEngine.Ledger;

namespace ClaimsEngine.Accounts;

/// <summary>A contribution that an account has paid.</summary>
/// <param name="Payment">The payment.</param>
/// <param name="Entry">Its entry.</param>
internal sealed record PaymentOnFile(BilledPayment Payment, LedgerEntry Entry);
