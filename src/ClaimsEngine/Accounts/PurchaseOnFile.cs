using ClaimsEngine.Flags;
using ClaimsEngine.Ledger;
using ClaimsRules.Adjudication;

namespace ClaimsEngine.Accounts;

/// <summary>A purchase that was paid from an account.</summary>
internal sealed class PurchaseOnFile(BilledPurchase purchase, LedgerEntry entry) : EntryOnFile(entry)
{
    public BilledPurchase Purchase { get; } = purchase;

    /// <summary>The purchase that a row of the ledger keeps.</summary>
    /// <param name="entry">The row's entry.</param>
    /// <param name="institutionId">The pharmacy.</param>
    /// <param name="ownerId">The account's owner.</param>
    /// <param name="relativeId">The relative, or null.</param>
    public static PurchaseOnFile Of(
        LedgerEntry entry, string institutionId, string ownerId, string? relativeId) => new(
        new BilledPurchase
        {
            Key = new ClaimKey(institutionId, entry.ClaimNumber!),
            OwnerId = ownerId,
            RelativeId = relativeId,
            Day = entry.Day,
            Purpose = entry.Purpose,
            Total = entry.Total,
        },
        entry);

    /// <summary>Takes the purchase back, or answers as before.</summary>
    public LedgerEntry TakeBack(Batch batch)
    {
        if (Reversal is { } before) return before;
        FlagRuling.Forget(batch, batch.Members[Purchase.RelativeId ?? Purchase.OwnerId], Entry.Id);
        return Reversal = Draft(batch).AppendTo(batch, batch.Members[Purchase.OwnerId]);
    }

    private AccountDraft Draft(Batch batch) => new()
    {
        Kind = EntryKind.ReversePurchase,
        Day = Entry.Day,
        Institution = batch.Institutions[Purchase.Key.InstitutionId],
        Number = Entry.ClaimNumber,
        Setting = ClaimSetting.PharmacyAlone,
        Relative = Purchase.RelativeId is { } relative ? batch.Members[relative] : null,
        ApplicationDay = Entry.IssueDay,
        Purpose = Entry.Purpose,
        Reverses = Entry.Id,
        Total = -Entry.Total,
        Account = -Entry.Account,
        Cash = -Entry.Cash,
    };
}
