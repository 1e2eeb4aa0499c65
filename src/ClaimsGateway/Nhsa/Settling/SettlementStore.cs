using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Settling;

/// <summary>Keeps settlements.</summary>
internal static class SettlementStore
{
    private const string Columns =
        """
        setl_id, institution, msgid, infno, mdtrt_id, psn_no, state, service_day, insutype, med_type,
        mdtrt_cert_type, clr_type, invono, total_fen, in_scope_fen, fully_self_paid_fen, over_price_limit_fen,
        pre_self_paid_fen, deductible_fen, fund_fen, account_fen, family_fen, cash_fen, balance_fen, fund_rate_e4,
        amounts_differed, settled_at, reversal_id, reversed_by, reversed_at
        """;

    /// <summary>Keeps a settlement before the service is asked.</summary>
    public static void Add(Session session, KeptSettlement settlement) => session.Execute(
        """
        INSERT INTO settlement (setl_id, institution, msgid, infno, mdtrt_id, psn_no, state, service_day, insutype,
            med_type, mdtrt_cert_type, clr_type, invono, total_fen, in_scope_fen, fully_self_paid_fen,
            over_price_limit_fen, pre_self_paid_fen, amounts_differed)
        VALUES (@SetlId, @Institution, @Msgid, @Infno, @MdtrtId, @PsnNo, @State, @ServiceDay, @Insutype,
            @MedType, @MdtrtCertType, @ClrType, @Invono, @TotalFen, @InScopeFen, @FullySelfPaidFen,
            @OverPriceLimitFen, @PreSelfPaidFen, @AmountsDiffered)
        """,
        settlement);

    /// <summary>Keeps the decision, unless somebody else has ended the settlement meanwhile.</summary>
    public static void Settle(Session session, KeptSettlement settlement) => session.Execute(
        """
        UPDATE settlement SET state = 'settled', deductible_fen = @DeductibleFen, fund_fen = @FundFen,
            account_fen = @AccountFen, family_fen = @FamilyFen, cash_fen = @CashFen, balance_fen = @BalanceFen,
            fund_rate_e4 = @FundRateE4, settled_at = @SettledAt
        WHERE setl_id = @SetlId AND state = 'pending'
        """,
        settlement);

    /// <summary>Keeps that it was reversed.</summary>
    public static void Reverse(Session session, string setlId, string? reversalId, string infno, string at) =>
        session.Execute(
            """
            UPDATE settlement SET state = 'reversed', reversal_id = @reversalId, reversed_by = @infno,
                reversed_at = @at
            WHERE setl_id = @setlId
            """,
            new { setlId, reversalId, infno, at });

    /// <summary>Takes a settlement away that the service did not make.</summary>
    public static void Drop(Session session, string setlId) => session.Execute(
        "DELETE FROM settlement WHERE setl_id = @setlId AND state = 'pending'", new { setlId });

    /// <summary>An institution's own settlement; null when there is none.</summary>
    public static KeptSettlement? Find(Session session, string institution, string setlId) => First(
        session, "institution = @institution AND setl_id = @id", institution, setlId);

    /// <summary>The settlement of a msgid.</summary>
    public static KeptSettlement? FindByMsgId(Session session, string institution, string msgId) => First(
        session, "institution = @institution AND msgid = @id", institution, msgId);

    /// <summary>The settlement that a reversal's 结算ID belongs to.</summary>
    public static KeptSettlement? FindByReversal(Session session, string institution, string reversalId) => First(
        session, "institution = @institution AND reversal_id = @id", institution, reversalId);

    private static KeptSettlement? First(Session session, string where, string institution, string id) =>
        session.First<KeptSettlement>($"SELECT {Columns} FROM settlement WHERE {where}", new { institution, id });
}
