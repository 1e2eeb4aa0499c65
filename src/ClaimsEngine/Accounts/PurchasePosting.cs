using ClaimsEngine.Faults;
using ClaimsEngine.Flags;
using ClaimsEngine.Ledger;
using ClaimsEngine.Metrics;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsEngine.Accounts;

/// <summary>
/// Pays a purchase from an account alone (R6.1 to R6.3, R6.5), or answers as before. A refusal takes no number.
/// </summary>
internal sealed class PurchasePosting(BilledPurchase purchase) : Posting<AccountPaymentOutcome>
{
    public override void Ask(BatchNeeds needs)
    {
        needs.Claims.Add(purchase.Key);
        needs.Institutions.Add(purchase.Key.InstitutionId);
        purchase.AskParties(needs);
        needs.Recent.Add(purchase.RelativeId ?? purchase.OwnerId);
    }

    protected override Outcome<AccountPaymentOutcome> Decide(Batch batch)
    {
        if (batch.Claims.ContainsKey(purchase.Key)) return Fault.ClaimNumberTaken(["purchase_number"], "");
        if (batch.Purchases.TryGetValue(purchase.Key, out var filed))
        {
            var differences = purchase.DifferencesFrom(filed.Purchase);
            return differences.Count == 0
                ? AccountPaymentOutcome.Again(filed.Entry)
                : Fault.ClaimNumberTaken(differences, "");
        }

        if (batch.Fences.Contains(purchase.Key)) return Fault.ClaimNumberFenced;
        if (!batch.Institutions.TryGetValue(purchase.Key.InstitutionId, out var institution))
            return Fault.InstitutionNotFound;
        if (!institution.Current.IsPharmacy)
        {
            return Fault.FieldInvalid(
                "institution_id", "不是药店，须为药店", "names a hospital; a pharmacy is required");
        }

        if (!purchase.TryFindParties(batch, out var owner, out var relative)) return Fault.MemberNotFound;
        var ruling = purchase.Judge(batch, institution);
        if (ruling.Reason != Reason.None) return AccountPaymentOutcome.Of(ruling);
        var account = Fen.Min(owner.Standing.Balance, purchase.Total);
        var entry = new AccountDraft
        {
            Kind = EntryKind.Purchase,
            Day = purchase.Day,
            Institution = institution,
            Number = purchase.Key.Number,
            Setting = ClaimSetting.PharmacyAlone,
            Relative = relative,
            ApplicationDay = ruling.Link?.ApplicationDay,
            Purpose = purchase.Purpose,
            Total = purchase.Total,
            Account = account,
            Cash = purchase.Total - account,
        }.AppendTo(batch, owner);
        var patient = relative ?? owner;
        entry.Flags = FlagRuling.Judge(batch, patient, entry);
        FlagRuling.Remember(batch, patient, entry);
        batch.Purchases.Add(purchase.Key, new PurchaseOnFile(purchase, entry));
        return AccountPaymentOutcome.Of(entry);
    }

    protected override void Count(EngineMetrics metrics, AccountPaymentOutcome answer) =>
        answer.Count(metrics, "purchase");
}
