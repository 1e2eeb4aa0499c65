using ClaimsEngine.Ledger;
using ClaimsRules.Adjudication;
using ClaimsRules.Policies;

namespace ClaimsEngine.Accounts;

/// <summary>What a payment from an account alone came to: an entry, or a refusal.</summary>
/// <param name="Entry">The entry, or null.</param>
/// <param name="Reason">Why the rules refuse it; none beside an entry.</param>
/// <param name="Source">The cell of the matrix that refuses, or null when the reason's own rule does.</param>
internal readonly record struct AccountPaymentOutcome(LedgerEntry? Entry, Reason Reason, Citation? Source)
{
    /// <summary>A payment that is kept.</summary>
    public static AccountPaymentOutcome Of(LedgerEntry entry) => new(entry, Reason.None, null);

    /// <summary>A refusal.</summary>
    public static AccountPaymentOutcome Of(in AccountRuling ruling) => new(null, ruling.Reason, ruling.Source);
}
