using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Lines;
using ClaimsGateway.Nhsa.Settling;
using ClaimsGateway.Nhsa.Storage;
using ClaimsGateway.Nhsa.Visits;

namespace ClaimsGateway.Nhsa.Pharmacies;

/// <summary>
/// 2102: settles a pharmacy's bill, once. With an external prescription it is a claim on the fund (R5.4); without one
/// a purchase from the own account alone (R6.1, R6.2). The visit is made by the settlement.
/// </summary>
internal sealed class PharmacySettlement(
    NhsaOptions options,
    AdjudicationService.AdjudicationServiceClient adjudication,
    AccountService.AccountServiceClient accounts,
    ContractCalls calls,
    NhsaDatabase database,
    NhsaIds ids,
    PharmacyBills bills,
    RepeatedBills repeated) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["2102"];

    /// <inheritdoc />
    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var read = await bills.ReadAsync(call, cancellation);
        if (read.Refusal is { } refusal) return refusal;
        var use = call.Input.One("druginfo").Text("acct_used_flag");
        if (read.Value.Prescription is null && use == "0") return PurchaseTerms.NothingToSettle;
        var before = database.Read(session =>
            SettlementStore.FindByMsgId(session, call.Institution, call.MsgId));
        if (before is { State: KeptSettlement.Reversed }) return KeptSettlement.NumberTaken;
        if (await repeated.ProblemAsync(call, read.Value, cancellation) is { } twice) return twice;
        var bill = database.Write(session => Begin(session, call, read.Value));
        return bill.Prescription is null
            ? await BuyAsync(bill, use)
            : await SettleAsync(call, bill, use);
    }

    private PharmacyBill Begin(Session session, Call call, PharmacyBill bill)
    {
        var draft = bill.Settlement;
        if (SettlementStore.FindByMsgId(session, draft.Institution, draft.Msgid) is { } before)
            return bill with { Settlement = draft with { SetlId = before.SetlId, MdtrtId = before.MdtrtId } };
        var begun = draft with { SetlId = ids.Settlement(session), MdtrtId = ids.Visit(session) };
        var info = call.Input.One("druginfo");
        VisitStore.Add(
            session,
            new Visit
            {
                MdtrtId = begun.MdtrtId,
                Institution = begun.Institution,
                PsnNo = begun.PsnNo,
                IptOtpNo = begun.Msgid,
                Insutype = begun.Insutype,
                ServiceDay = begun.ServiceDay,
                MedType = begun.MedType,
            },
            info);
        SettlementStore.Add(session, begun);
        foreach (var (line, row) in bill.Lines.Zip(call.Input.Many("drugdetail")))
        {
            FeeLineStore.Add(
                session,
                line with { MdtrtId = begun.MdtrtId, ChrgBchno = begun.Msgid, SetlId = begun.SetlId },
                row);
        }

        return bill with { Settlement = begun };
    }

    private async Task<Reply> SettleAsync(Call call, PharmacyBill bill, string use)
    {
        var claim = ClaimWriter.ClaimOf(call, bill.Settlement, bill.Lines, use, bill.Care.VisitKind);
        claim.Prescription = bill.Prescription;
        // Not the caller's cancellation: who hangs up does not undo what the service may have begun.
        var asked = await calls.AskAsync(
            adjudication.SettleAsync, new SettleRequest { Claim = claim }, CancellationToken.None);
        if (asked.Refusal is { IsTransient: true } lost) return lost;
        if (asked.Refusal is { } failed) return Dropped(bill, failed);
        if (asked.Value.OutcomeCase != SettleResponse.OutcomeOneofCase.Settlement)
            return Dropped(bill, ContractCalls.RefusalOf(asked.Value.Refusal));
        var decided = asked.Value.Settlement;
        var kept = bill.Settlement.With(
            PaidAmounts.Of(decided), ShanghaiClock.Text(decided.SettledAt.ToLocal()!.Value));
        return Settled(bill, kept, SettlementText.ProcessOf(decided));
    }

    private async Task<Reply> BuyAsync(PharmacyBill bill, string use)
    {
        var asked = await calls.AskAsync(
            accounts.PurchaseAsync,
            bill.ToPurchase(),
            CancellationToken.None);
        if (asked.Refusal is { IsTransient: true } lost) return lost;
        if (asked.Refusal is { } failed) return Dropped(bill, failed);
        if (asked.Value.OutcomeCase != PurchaseResponse.OutcomeOneofCase.Payment)
            return Dropped(bill, ContractCalls.RefusalOf(asked.Value.Refusal));
        return Settled(bill, bill.Paid(bill.Settlement, asked.Value.Payment), "").Warn(PurchaseTerms.WarningOf(use));
    }

    private Reply Settled(PharmacyBill bill, KeptSettlement kept, string process)
    {
        var paid = kept.Paid;
        Row row = SettlementFields.WithSettled(
            SettlementFields.Of(kept, kept.Bill, paid, bill.Person), kept.SetlId, kept.SettledAt, options.Division);
        var details = SettlementFields.DetailsOf(kept.Bill, paid, process);
        AmountIdentities.Assert(row, details);
        return Reply.Success().With("setlinfo", row).With("setldetail", details)
            .With("detlcutinfo", bill.Lines.Select(LineFields.Of))
            .Saving(session => SettlementStore.Settle(session, kept));
    }

    /// <summary>The service did not settle: nothing is left of the bill.</summary>
    private static Reply Dropped(PharmacyBill bill, Refusal refusal)
    {
        Reply reply = refusal;
        return reply.Saving(session =>
        {
            SettlementStore.Drop(session, bill.Settlement.SetlId);
            VisitStore.Remove(session, bill.Settlement.MdtrtId);
        });
    }
}
