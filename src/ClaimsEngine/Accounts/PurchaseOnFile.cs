using ClaimsEngine.Flags;
using ClaimsEngine.Ledger;
using ClaimsRules.Adjudication;

namespace ClaimsEngine.Accounts;

/// <summary>A purchase that was paid from an account.</summary>
internal sealed class PurchaseOnFile(BilledPurchase purchase, LedgerEntry entry) : EntryOnFile(entry)
{
    public BilledPurchase Purchase { get; } = purchase;

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
