using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Lines;
using ClaimsGateway.Nhsa.People;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Settling;

/// <summary>
/// 2208, 2103: takes a settlement back. Every payer gets exactly what it paid; the lines are free again. The
/// answer is the settlement's with all amounts negated.
/// </summary>
internal sealed class SettlementReversal(
    NhsaOptions options,
    AdjudicationService.AdjudicationServiceClient adjudication,
    ContractCalls calls,
    NhsaDatabase database,
    NhsaIds ids,
    PersonDirectory people) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["2208", "2103"];

    /// <inheritdoc />
    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var found = database.Read(session => Find(session, call));
        if (found.Refusal is { } refusal) return refusal;
        var kept = found.Value;
        var person = await people.FindAsync(kept.PsnNo, kept.Day, cancellation);
        if (person.Refusal is { } unknown) return unknown;
        var asked = await calls.AskAsync(
            adjudication.ReverseAsync,
            new ReverseRequest { InstitutionId = kept.Institution, ClaimNumber = kept.Msgid },
            CancellationToken.None);
        return asked.Refusal is { } failed ? failed : Reversed(call, kept, person.Value, asked.Value.Reversal);
    }

    private static Judged<KeptSettlement> Find(Session session, Call call)
    {
        var data = call.Data;
        var kept = SettlementStore.Find(session, call.Institution, data.Text("setl_id"));
        var isPharmacy = call.Infno == "2103";
        if (kept is null || kept.State == KeptSettlement.Pending || (kept.Infno == "2102") != isPharmacy)
            return new Refusal("data.setl_id(结算ID)不存在");
        if (kept.MdtrtId != data.Text("mdtrt_id")) return new Refusal("data.mdtrt_id(就诊ID)与结算信息不符");
        if (kept.PsnNo != data.Text("psn_no")) return new Refusal("data.psn_no(人员编号)与结算信息不符");
        return kept.State == KeptSettlement.Reversed
            ? new Refusal($"该结算已退费，退费结算ID(setl_id)：{kept.ReversalId}，不能重复撤销")
            : kept;
    }

    private Reply Reversed(Call call, KeptSettlement kept, Person person, Reversal reversal)
    {
        if (reversal.FundFen != kept.FundFen || reversal.CashFen != kept.CashFen
            || reversal.AccountFen != kept.AccountFen || reversal.FamilyFen != kept.FamilyFen)
        {
            throw new InvalidOperationException("A reversal gave back other amounts than the settlement took.");
        }

        var reversalId = database.Write(ids.Settlement);
        var at = ShanghaiClock.Text(reversal.ReversedAt.ToLocal()!.Value);
        var bill = kept.Bill.Negated();
        var paid = kept.Paid.Negated(reversal.BalanceAfterFen);
        var row = SettlementFields.WithSettled(
            SettlementFields.Of(kept, bill, paid, person), reversalId, at, options.Division);
        row["medins_setl_id"] = call.MsgId;
        var details = SettlementFields.DetailsOf(bill, paid);
        AmountIdentities.Assert(row, details);
        return Reply.Success().With("setlinfo", row).With("setldetail", details).Saving(session =>
        {
            SettlementStore.Reverse(session, kept.SetlId, reversalId, call.Infno, at);
            // A pharmacy sends its lines anew with the next bill.
            if (kept.Infno != "2102") FeeLineStore.Free(session, kept.SetlId);
        });
    }
}
