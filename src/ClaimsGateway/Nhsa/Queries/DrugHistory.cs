using Claims.V1;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Lines;
using ClaimsGateway.Nhsa.Settling;
using ClaimsGateway.Nhsa.Storage;
using ClaimsGateway.Nhsa.Visits;

namespace ClaimsGateway.Nhsa.Queries;

/// <summary>5205: the drugs that the institution itself settled for a person in some days.</summary>
internal sealed class DrugHistory(NhsaDatabase database) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["5205"];

    /// <inheritdoc />
    public Task<Reply> AnswerAsync(Call call, CancellationToken cancellation) =>
        Task.FromResult(database.Read(session => Answer(session, call)));

    private static Reply Answer(Session session, Call call)
    {
        var data = call.Data;
        var until = data["endtime"] is null ? call.Today : data.Day("endtime");
        var visits = VisitStore.Of(session, call.Institution, data.Text("psn_no"), data.Day("begntime"), until);
        var rows =
            from visit in visits
            from line in FeeLineStore.Of(session, visit.MdtrtId)
            where (ItemKind)line.ItemKind == ItemKind.Drug && IsSettled(session, call.Institution, line.SetlId)
            select RowOf(session, visit, line, call);
        return Reply.Success().With("feedetail", rows);
    }

    private static bool IsSettled(Session session, string institution, string? setlId) =>
        setlId is not null
        && SettlementStore.Find(session, institution, setlId) is { State: KeptSettlement.Settled };

    private static Row RowOf(Session session, Visit visit, FeeLine line, Call call)
    {
        var row = ListedLine.Of(session, line, visit.MedType);
        row["psn_no"] = visit.PsnNo;
        row["fixmedins_code"] = call.Institution;
        row["fixmedins_name"] = call.Request.Envelope["fixmedins_name"];
        return row;
    }
}
