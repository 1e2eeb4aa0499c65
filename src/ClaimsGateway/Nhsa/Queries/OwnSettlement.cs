using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Settling;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Queries;

/// <summary>Finds the settlement that a query names, among the institution's own.</summary>
internal static class OwnSettlement
{
    /// <summary>Finds it by its own 结算ID, or by that of its reversal.</summary>
    public static Judged<KeptSettlement> Find(Session session, string institution, Row data)
    {
        var id = data.Text("setl_id");
        var kept = SettlementStore.Find(session, institution, id)
            ?? SettlementStore.FindByReversal(session, institution, id);
        if (kept is null || kept.State == KeptSettlement.Pending) return new Refusal("data.setl_id(结算ID)不存在");
        if (kept.MdtrtId != data.Text("mdtrt_id")) return new Refusal("data.mdtrt_id(就诊ID)与结算信息不符");
        return kept.PsnNo == data.Text("psn_no") ? kept : new Refusal("data.psn_no(人员编号)与结算信息不符");
    }
}
