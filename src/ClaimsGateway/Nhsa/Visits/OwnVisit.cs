using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Visits;

/// <summary>Finds the visit that a node names by mdtrt_id and psn_no, among the institution's own.</summary>
internal static class OwnVisit
{
    /// <summary>Finds it.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="institution">The institution.</param>
    /// <param name="row">The row that names it.</param>
    /// <param name="path">Where the row stands, for messages.</param>
    public static Judged<Visit> Find(Session session, string institution, Row row, string path)
    {
        if (VisitStore.Find(session, institution, row.Text("mdtrt_id")) is not { } visit)
            return new Refusal($"{path}.mdtrt_id(就诊ID)不存在或已撤销");
        return visit.PsnNo == row.Text("psn_no")
            ? visit
            : new Refusal($"{path}.psn_no(人员编号)与就诊登记的人员不符");
    }
}
