using ClaimsGateway.Nhsa.Lines;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Visits;

/// <summary>
/// 2202: cancels a registration, with its unsettled lines. Not while a settlement holds some.
/// </summary>
internal sealed class RegistrationCancelled(
    NhsaDatabase database) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["2202"];

    /// <inheritdoc />
    public Task<Reply> AnswerAsync(Call call, CancellationToken cancellation) =>
        Task.FromResult(database.Read(session => Answer(session, call)));

    private static Reply Answer(Session session, Call call)
    {
        var found = OwnVisit.Find(session, call.Institution, call.Data, "data");
        if (found.Refusal is { } refusal) return refusal;
        var visit = found.Value;
        if (call.Data.Text("ipt_otp_no") != visit.IptOtpNo)
            return Reply.Failure("data.ipt_otp_no(住院/门诊号)与挂号登记不符");
        var held = FeeLineStore.Of(session, visit.MdtrtId).FirstOrDefault(line => line.SetlId is not null);
        if (held is not null)
            return Reply.Failure($"该就诊已有结算，结算ID(setl_id)：{held.SetlId}，请先撤销结算(2208)");
        return Reply.Success().Saving(write => VisitStore.Remove(write, visit.MdtrtId));
    }
}
