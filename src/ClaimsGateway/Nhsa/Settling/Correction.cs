using Claims.V1;
using ClaimsGateway.Nhsa.Contract;
using ClaimsGateway.Nhsa.Lines;
using ClaimsGateway.Nhsa.Storage;
using ClaimsGateway.Nhsa.Visits;

namespace ClaimsGateway.Nhsa.Settling;

/// <summary>
/// 2601: corrects an uncertain settlement call. Whatever became of it, afterwards its msgid holds no money: a
/// settled claim is reversed, one never seen is closed. The original call is named by its msgid, or by the
/// 结算ID that it was answered.
/// </summary>
internal sealed class Correction(
    AdjudicationService.AdjudicationServiceClient adjudication,
    ContractCalls calls,
    NhsaDatabase database) : ITransaction
{
    private const string AlreadyReversed =
        "FSI-调用业务基础子系统冲正失败:冲正的结算信息退费结算标志不为未退费，不能办理冲正交易";

    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["2601"];

    /// <inheritdoc />
    public async Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var data = call.Data;
        if (data.Text("oinfno") is not ("2102" or "2207" or "2207A"))
            return Reply.Failure("data.oinfno(原交易编号)不支持冲正，可用：2102 2207 2207A");
        var original = data.Text("omsgid");
        var kept = database.Read(session => SettlementStore.FindByMsgId(session, call.Institution, original)
            ?? SettlementStore.Find(session, call.Institution, original));
        if (kept is not null && ProblemOf(kept, data.Text("psn_no"), data.Text("oinfno")) is { } problem)
            return Reply.Failure(problem);
        // The answer to an earlier correction was lost: this one has nothing left to do.
        if (kept is { State: KeptSettlement.Reversed }) return Reply.Success();
        var asked = await calls.AskAsync(
            adjudication.UndoAsync,
            new UndoRequest { InstitutionId = call.Institution, ClaimNumber = kept?.Msgid ?? original },
            CancellationToken.None);
        if (asked.Refusal is { } failed) return failed;
        return kept is null
            ? Reply.Success()
            : Reply.Success().Saving(session => Keep(session, kept, asked.Value, call.Received));
    }

    private static string? ProblemOf(KeptSettlement kept, string psnNo, string infno)
    {
        if (kept.PsnNo != psnNo) return "data.psn_no(人员编号)与原交易不符";
        if (kept.Infno != infno) return $"data.oinfno(原交易编号)与原交易不符，应为{kept.Infno}";
        return kept is { State: KeptSettlement.Reversed, ReversedBy: "2208" or "2103" } ? AlreadyReversed : null;
    }

    private static void Keep(Session session, KeptSettlement kept, UndoResponse undone, DateTime received)
    {
        var isPharmacy = kept.Infno == "2102";
        if (!isPharmacy) FeeLineStore.Free(session, kept.SetlId);
        if (undone.State != KeyState.Reversed)
        {
            SettlementStore.Drop(session, kept.SetlId);
            if (isPharmacy) VisitStore.Remove(session, kept.MdtrtId);
            return;
        }

        var at = undone.Reversal.ReversedAt.ToLocal() ?? received;
        SettlementStore.Reverse(session, kept.SetlId, null, "2601", ShanghaiClock.Text(at));
    }
}
