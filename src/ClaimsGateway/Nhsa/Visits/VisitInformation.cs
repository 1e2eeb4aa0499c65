using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Lines;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Visits;

/// <summary>
/// 2203, 2203A: kind and diagnoses of a visit. Sent again it replaces what was sent; a diagnosis with
/// vali_flag
/// 0 is withdrawn.
/// </summary>
internal sealed class VisitInformation(
    NhsaDatabase database) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["2203", "2203A"];

    /// <inheritdoc />
    public Task<Reply> AnswerAsync(Call call, CancellationToken cancellation) =>
        Task.FromResult(database.Read(session => Answer(session, call)));

    private static Reply Answer(Session session, Call call)
    {
        var sent = call.Input.One("mdtrtinfo");
        var found = OwnVisit.Find(session, call.Institution, sent, "mdtrtinfo");
        if (found.Refusal is { } refusal) return refusal;
        var visit = found.Value;
        var day = ShanghaiClock.Text(sent.Day("begntime"));
        var kept = FeeLineStore.Of(session, visit.MdtrtId);
        if (day != visit.ServiceDay && kept.Count > 0)
            return Reply.Failure("mdtrtinfo.begntime(开始时间)与已上传费用明细的就诊日期不符，请先撤销明细(2205)");
        var isChanged = visit.MedType is { } before && before != sent.Text("med_type");
        if (isChanged && kept.Any(line => line.SetlId is not null))
            return Reply.Failure("mdtrtinfo.med_type(医疗类别)在结算后不能更改，请先撤销结算(2208)");
        var content = VisitStore.SentFor(session, visit);
        foreach (var (name, value) in sent.Values) content[name] = value;
        return Reply.Success().Saving(write => Save(write, call, content, visit with
        {
            MedType = sent.Text("med_type"),
            ServiceDay = day,
        }));
    }

    private static void Save(Session session, Call call, Row content, Visit visit)
    {
        VisitStore.Update(session, visit, content);
        foreach (var diagnosis in call.Input.Many("diseinfo"))
        {
            if (diagnosis.Text("vali_flag") == "0") VisitStore.RemoveDiagnosis(session, visit.MdtrtId, diagnosis);
            else VisitStore.PutDiagnosis(session, visit.MdtrtId, diagnosis);
        }
    }
}
