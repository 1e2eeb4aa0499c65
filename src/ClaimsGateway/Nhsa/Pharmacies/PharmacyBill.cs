using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Lines;
using ClaimsGateway.Nhsa.People;
using ClaimsGateway.Nhsa.Settling;

namespace ClaimsGateway.Nhsa.Pharmacies;

/// <summary>
/// A pharmacy's bill: against an external prescription, or a purchase that only an account may pay.
/// </summary>
/// <param name="Person">For whom.</param>
/// <param name="Care">What kind of care.</param>
/// <param name="Lines">Its priced lines.</param>
/// <param name="Settlement">The settlement that it would become.</param>
/// <param name="Prescription">The prescription; null for a purchase.</param>
internal sealed record PharmacyBill(
    Person Person, CareKind Care, IReadOnlyList<FeeLine> Lines, KeptSettlement Settlement, Prescription? Prescription)
{
    /// <summary>What a purchase is of: the stricter kind when it is of both (R6.1, R6.2).</summary>
    public PurchaseKind PurchaseKind => Lines.All(line => (ItemKind)line.ItemKind == ItemKind.Drug)
        ? PurchaseKind.Drugs
        : PurchaseKind.Devices;

    /// <summary>The purchase from the own account that the bill is without a prescription.</summary>
    public PurchaseRequest ToPurchase() => new()
    {
        InstitutionId = Settlement.Institution,
        PurchaseNumber = Settlement.Msgid,
        MemberId = Settlement.PsnNo,
        PurchaseDate = Settlement.Day.ToContract(),
        Kind = PurchaseKind,
        TotalFen = Settlement.TotalFen,
    };

    /// <summary>A settlement of the bill with what the account paid of it.</summary>
    /// <param name="begun">The settlement as it was begun.</param>
    /// <param name="payment">What the service answered.</param>
    public KeptSettlement Paid(KeptSettlement begun, AccountPayment payment)
    {
        var paid = new PaidAmounts
        {
            AccountFen = payment.AccountFen,
            CashFen = payment.CashFen,
            BalanceFen = payment.Entry?.BalanceAfterFen ?? Person.BalanceFen,
        };
        var at = payment.Entry?.RecordedAt.ToLocal() ?? begun.Day.ToDateTime(default);
        return begun.With(paid, ShanghaiClock.Text(at));
    }
}
