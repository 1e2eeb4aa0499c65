using ClaimsGateway.Nhsa.Storage;
using ClaimsGateway.Nhsa.Visits;

namespace ClaimsGateway.Nhsa.Lines;

/// <summary>
/// 2205: takes a batch of lines away, or with batch 0000 every unsettled line of the visit.
/// </summary>
internal sealed class FeeLinesCancelled(NhsaDatabase database) : ITransaction
{
    /// <summary>The batch number that means all.</summary>
    public const string AllBatches = "0000";

    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["2205"];

    /// <inheritdoc />
    public Task<Reply> AnswerAsync(Call call, CancellationToken cancellation) =>
        Task.FromResult(database.Read(session => Answer(session, call)));

    private static Reply Answer(Session session, Call call)
    {
        var visit = OwnVisit.Find(session, call.Institution, call.Data, "data");
        if (visit.Refusal is { } refusal) return refusal;
        var batch = call.Data.Text("chrg_bchno");
        var all = FeeLineStore.Of(session, visit.Value.MdtrtId)
            .Where(line => batch == AllBatches || line.ChrgBchno == batch).ToList();
        var unsettled = all.Where(line => line.SetlId is null).ToList();
        if (unsettled.Count == 0 && all.Count > 0)
            return Reply.Failure($"data.chrg_bchno(收费批次号)的费用已结算，结算ID(setl_id)：{all[0].SetlId}，不能撤销明细");
        if (unsettled.Count == 0 && batch != AllBatches)
            return Reply.Failure("data.chrg_bchno(收费批次号)没有已上传的费用明细");
        return Reply.Success().Saving(write => FeeLineStore.Remove(write, unsettled));
    }
}
