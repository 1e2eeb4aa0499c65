using Claims.V1;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Settling;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Reconciling;

/// <summary>A record of an institution's file, as the contract compares it.</summary>
/// <param name="Sent">The row of the file.</param>
/// <param name="Detail">The record of the contract; amounts of a reversal above 0.</param>
internal sealed record SentRecord(Row Sent, DetailRow Detail)
{
    /// <summary>Reads a row. A 结算ID that is not known here stands for its own claim number.</summary>
    public static SentRecord Of(Session session, string institution, Row row)
    {
        var id = row.Text("setl_id");
        var reversed = SettlementStore.FindByReversal(session, institution, id);
        var kept = reversed ?? SettlementStore.Find(session, institution, id);
        var isReversal = reversed is not null || row.Fen("medfee_sumamt") < 0;
        var (total, fund, account) = (row.Fen("medfee_sumamt"), row.Fen("fund_pay_sumamt"), row.Fen("acct_pay"));
        var sign = isReversal ? -1 : 1;
        return new SentRecord(row, new DetailRow
        {
            ClaimNumber = kept?.Msgid ?? id,
            Reversal = isReversal,
            TotalFen = sign * total,
            FundFen = sign * fund,
            AccountFen = sign * account,
            CashFen = sign * (total - fund - account),
        });
    }
}
