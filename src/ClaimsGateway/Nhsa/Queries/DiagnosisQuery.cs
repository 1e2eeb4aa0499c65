using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Storage;
using ClaimsGateway.Nhsa.Visits;

namespace ClaimsGateway.Nhsa.Queries;

/// <summary>5202: the diagnoses of an institution's own visit.</summary>
internal sealed class DiagnosisQuery(NhsaDatabase database) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["5202"];

    /// <inheritdoc />
    public Task<Reply> AnswerAsync(Call call, CancellationToken cancellation) =>
        Task.FromResult(database.Read(session => Answer(session, call)));

    private static Reply Answer(Session session, Call call)
    {
        var visit = OwnVisit.Find(session, call.Institution, call.Data, "data");
        if (visit.Refusal is { } refusal) return refusal;
        return Reply.Success().With(
            "diseinfo",
            VisitStore.Diagnoses(session, visit.Value.MdtrtId).Select((row, i) => Complete(row, visit.Value, i)));
    }

    private static Row Complete(Row row, Visit visit, int index)
    {
        row["diag_info_id"] = $"{visit.MdtrtId}-{row.Text("diag_type")}-{row.Text("diag_srt_no")}";
        row["mdtrt_id"] = visit.MdtrtId;
        row["psn_no"] = visit.PsnNo;
        // 1: of an outpatient visit, which has no discharge.
        row["inout_diag_type"] = "1";
        row["maindiag_flag"] = index == 0 ? "1" : "0";
        return row;
    }
}
