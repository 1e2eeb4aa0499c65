using ClaimsEngine.Ledger;
using ClaimsEngine.Metrics;
using ClaimsRules.Adjudication;
using ClaimsRules.Policies;

namespace ClaimsEngine.Accounts;

/// <summary>What a payment from an account alone came to: an entry, or a refusal.</summary>
/// <param name="Entry">The entry, or null.</param>
/// <param name="Reason">Why the rules refuse it; none beside an entry.</param>
/// <param name="Source">The cell of the matrix that refuses, or null when the reason's own rule does.</param>
/// <param name="IsRepeat">Whether the payment was made before.</param>
internal readonly record struct AccountPaymentOutcome(
    LedgerEntry? Entry, Reason Reason, Citation? Source, bool IsRepeat = false)
{
    /// <summary>A payment that is kept.</summary>
    public static AccountPaymentOutcome Of(LedgerEntry entry) => new(entry, Reason.None, null);

    /// <summary>A payment that was made before.</summary>
    public static AccountPaymentOutcome Again(LedgerEntry entry) => Of(entry) with { IsRepeat = true };

    /// <summary>A refusal.</summary>
    public static AccountPaymentOutcome Of(in AccountRuling ruling) => new(null, ruling.Reason, ruling.Source);

    /// <summary>Counts what it came to.</summary>
    /// <param name="metrics">Where it is counted.</param>
    /// <param name="call">The call's name there.</param>
    public void Count(EngineMetrics metrics, string call)
    {
        if (IsRepeat) metrics.Repeated(call);
        else if (Entry is null) metrics.Refused(call, Reason);
    }
}
