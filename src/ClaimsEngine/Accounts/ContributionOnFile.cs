using ClaimsEngine.Ledger;
using ClaimsRules.Money;

namespace ClaimsEngine.Accounts;

/// <summary>A month's contribution that was recorded, with its reversal.</summary>
internal sealed class ContributionOnFile(LedgerEntry entry)
{
    public LedgerEntry Entry { get; } = entry;

    /// <summary>How it was taken back, or null while it stands.</summary>
    public ContributionReversal? Reversal { get; set; }

    /// <summary>A month's contribution that stands, or null.</summary>
    public static ContributionOnFile? Standing(Batch batch, string memberId, DateOnly month) =>
        batch.Contributions.TryGetValue((memberId, month), out var filed) && filed.Reversal is null
            ? filed
            : null;
}

/// <summary>How a contribution was taken back.</summary>
/// <param name="Hash">The reversing entry's hash.</param>
/// <param name="CreditTakenBack">The month's credit that went with it; 0 when there was none.</param>
internal sealed record ContributionReversal(ReadOnlyMemory<byte> Hash, Fen CreditTakenBack);
