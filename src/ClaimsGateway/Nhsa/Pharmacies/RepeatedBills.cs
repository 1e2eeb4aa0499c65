using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Lines;
using ClaimsGateway.Nhsa.Settling;
using ClaimsGateway.Nhsa.Storage;
using ClaimsGateway.Nhsa.Visits;

namespace ClaimsGateway.Nhsa.Pharmacies;

/// <summary>
/// Recognises a bill that a pharmacy sends again under another msgid, as systems do after a time-out: the same person,
/// day and lines, each with its number and time. It is settled once; what the first call became is found out first.
/// </summary>
internal sealed class RepeatedBills(
    AdjudicationService.AdjudicationServiceClient adjudication,
    AccountService.AccountServiceClient accounts,
    UncertainSettlements uncertain,
    ContractCalls calls,
    NhsaDatabase database)
{
    private const string LineTime = "fee_ocur_time";

    /// <summary>Why the bill may not be settled: another call has settled it, or may have; null when none has.</summary>
    public async Task<Refusal?> ProblemAsync(Call call, PharmacyBill bill, CancellationToken cancellation)
    {
        if (Find(call, bill) is not { } first) return null;
        if (first.State == KeptSettlement.Pending)
        {
            if (await ClearUpAsync(first, bill, cancellation) is { } refusal) return refusal;
            if (Find(call, bill) is not { } cleared) return null;
            first = cleared;
        }

        return new Refusal(
            $"该单据的费用明细已结算，结算ID(setl_id)：{first.SetlId}，不能重复结算；如需重结请先退费(2103)");
    }

    private KeptSettlement? Find(Call call, PharmacyBill bill) => database.Read(session =>
    {
        var draft = bill.Settlement;
        foreach (var visit in VisitStore.Of(session, draft.Institution, draft.PsnNo, draft.Day, draft.Day))
        {
            // The visit that a 2102 makes is numbered by its msgid.
            if (visit.IptOtpNo == draft.Msgid) continue;
            var before = SettlementStore.FindByMsgId(session, draft.Institution, visit.IptOtpNo);
            if (before is { Infno: "2102", State: not KeptSettlement.Reversed } && before.MdtrtId == visit.MdtrtId
                && IsSame(session, call.Input.Many("drugdetail"), bill, visit))
            {
                return before;
            }
        }

        return null;
    });

    private static bool IsSame(Session session, IReadOnlyList<Row> sent, PharmacyBill bill, Visit visit)
    {
        var here = bill.Lines.Zip(sent).Select(line => KeyOf(line.First, line.Second));
        var there = FeeLineStore.Of(session, visit.MdtrtId)
            .Select(line => KeyOf(line, FeeLineStore.SentFor(session, line)));
        return here.Order().SequenceEqual(there.Order());
    }

    private static (string Number, string Item, long Quantity, long Price, string Time) KeyOf(FeeLine line, Row sent) =>
        (line.FeedetlSn, line.ItemCode, line.QuantityE4, line.PriceE6, sent.Text(LineTime));

    private async Task<Refusal?> ClearUpAsync(KeptSettlement pending, PharmacyBill bill, CancellationToken cancellation)
    {
        // An outcome tells a claim's amounts; a purchase's are told by repeating it under its own number.
        if (bill.Prescription is not null)
        {
            if (await uncertain.ClearUpAsync(pending, cancellation) is { } lost) return lost;
            database.Write(session => RemoveDropped(session, pending));
            return null;
        }

        var asked = await calls.AskAsync(
            adjudication.GetOutcomeAsync,
            new GetOutcomeRequest
            {
                InstitutionId = pending.Institution,
                ClaimNumber = pending.Msgid,
                Fence = true,
            },
            cancellation);
        if (asked.Refusal is { } refusal) return refusal;
        return asked.Value.State switch
        {
            KeyState.Settled => await RepeatAsync(pending, bill, cancellation),
            KeyState.Reversed => Keep(session => SettlementStore.Reverse(
                session, pending.SetlId, null, "",
                ShanghaiClock.Text(asked.Value.Reversal?.ReversedAt.ToLocal() ?? pending.Day.ToDateTime(default)))),
            _ => Keep(session =>
            {
                SettlementStore.Drop(session, pending.SetlId);
                RemoveDropped(session, pending);
            }),
        };
    }

    private async Task<Refusal?> RepeatAsync(KeptSettlement pending, PharmacyBill bill, CancellationToken cancellation)
    {
        var asked = await calls.AskAsync(
            accounts.PurchaseAsync, (bill with { Settlement = pending }).ToPurchase(), cancellation);
        if (asked.Refusal is { } refusal) return refusal;
        var payment = asked.Value.Payment
            ?? throw new InvalidOperationException("A settled purchase is answered otherwise when it is repeated.");
        return Keep(session => SettlementStore.Settle(session, bill.Paid(pending, payment)));
    }

    private Refusal? Keep(Action<Session> write)
    {
        database.Write(write);
        return null;
    }

    /// <summary>The visit that the call made goes with its settlement.</summary>
    private static void RemoveDropped(Session session, KeptSettlement pending)
    {
        if (SettlementStore.FindByMsgId(session, pending.Institution, pending.Msgid) is null)
            VisitStore.Remove(session, pending.MdtrtId);
    }
}
