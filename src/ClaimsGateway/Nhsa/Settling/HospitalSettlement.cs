using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Lines;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Settling;

/// <summary>
/// 2207, 2207A: settles the unsettled lines of a batch, once. What is asked of the service is kept before
/// it is
/// asked, so that a resend under another msgid finds the lines taken.
/// </summary>
internal sealed class HospitalSettlement(
    NhsaOptions options,
    AdjudicationService.AdjudicationServiceClient adjudication,
    ContractCalls calls,
    NhsaDatabase database,
    NhsaIds ids,
    OpenBills bills) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["2207", "2207A"];

    /// <inheritdoc />
    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var found = await bills.FindAsync(call, cancellation);
        if (found.Refusal is { } refusal) return refusal;
        var bill = found.Value;
        var begun = database.Write(session => Begin(session, bill));
        var claim = ClaimWriter.ClaimOf(
            call, begun, bill.Lines, call.Data.Text("acct_used_flag"), bill.Care.VisitKind);
        // Not the caller's cancellation: who hangs up does not undo what the service may have begun.
        var asked = await calls.AskAsync(
            adjudication.SettleAsync, new SettleRequest { Claim = claim }, CancellationToken.None);
        if (asked.Refusal is { IsTransient: true } lost) return lost;
        if (asked.Refusal is { } failed) return Dropped(begun, failed);
        return asked.Value.OutcomeCase == SettleResponse.OutcomeOneofCase.Settlement
            ? Settled(bill, begun, asked.Value.Settlement)
            : Dropped(begun, ContractCalls.RefusalOf(asked.Value.Refusal));
    }

    /// <summary>Takes the lines, or goes on with what the same call took before.</summary>
    private KeptSettlement Begin(Session session, OpenBill bill)
    {
        var draft = bill.Settlement;
        if (SettlementStore.FindByMsgId(session, draft.Institution, draft.Msgid) is { } before)
            return draft with { SetlId = before.SetlId };
        var begun = draft with { SetlId = ids.Settlement(session) };
        SettlementStore.Add(session, begun);
        FeeLineStore.Hold(session, begun.SetlId, bill.Lines);
        return begun;
    }

    private Reply Settled(OpenBill bill, KeptSettlement begun, Settlement decided)
    {
        var paid = PaidAmounts.Of(decided);
        var kept = begun.With(paid, ShanghaiClock.Text(decided.SettledAt.ToLocal()!.Value));
        var row = SettlementFields.WithSettled(
            SettlementFields.Of(kept, kept.Bill, paid, bill.Person), kept.SetlId, kept.SettledAt, options.Division);
        var details = SettlementFields.DetailsOf(kept.Bill, paid, SettlementText.ProcessOf(decided));
        AmountIdentities.Assert(row, details);
        return Reply.Success().With("setlinfo", row).With("setldetail", details).Warn(bill.Warning)
            .Saving(session => SettlementStore.Settle(session, kept));
    }

    /// <summary>The service did not settle: the lines are free again.</summary>
    private static Reply Dropped(KeptSettlement begun, Refusal refusal)
    {
        Reply reply = refusal;
        return reply.Saving(session =>
        {
            FeeLineStore.Free(session, begun.SetlId);
            SettlementStore.Drop(session, begun.SetlId);
        });
    }
}
