using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Identities;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Lines;

/// <summary>Keeps fee lines and which settlement holds them.</summary>
internal static class FeeLineStore
{
    private const string Columns =
        """
        mdtrt_id, feedetl_sn, chrg_bchno, setl_id, item_code, item_class, item_kind, quantity_e4, price_e6, days,
        price_limit_e6, self_pay_bp, refused_by_hospital, amount_fen, in_scope_fen, fully_self_paid_fen,
        over_price_limit_fen, pre_self_paid_fen, content
        """;

    /// <summary>Keeps a line with what was sent for it.</summary>
    public static void Add(Session session, FeeLine line, Row sent) => session.Execute(
        $"""
        INSERT INTO fee_line ({Columns})
        VALUES (@MdtrtId, @FeedetlSn, @ChrgBchno, @SetlId, @ItemCode, @ItemClass, @ItemKind, @QuantityE4, @PriceE6,
            @Days, @PriceLimitE6, @SelfPayBp, @RefusedByHospital, @AmountFen, @InScopeFen, @FullySelfPaidFen,
            @OverPriceLimitFen, @PreSelfPaidFen, @Content)
        """,
        line with { Content = SealedRow.Close(session.Seal, sent, PlaceOf(line)) });

    /// <summary>All lines of a visit, in the order of their numbers.</summary>
    public static IReadOnlyList<FeeLine> Of(Session session, string mdtrtId) => session.Query<FeeLine>(
        $"SELECT {Columns} FROM fee_line WHERE mdtrt_id = @mdtrtId ORDER BY feedetl_sn", new { mdtrtId });

    /// <summary>The lines that a settlement holds.</summary>
    public static IReadOnlyList<FeeLine> HeldBy(Session session, string setlId) => session.Query<FeeLine>(
        $"SELECT {Columns} FROM fee_line WHERE setl_id = @setlId ORDER BY feedetl_sn", new { setlId });

    /// <summary>What was sent for a line.</summary>
    public static Row SentFor(Session session, FeeLine line) =>
        SealedRow.Open(session.Seal, line.Content, PlaceOf(line));

    /// <summary>Lets a settlement hold lines that none holds.</summary>
    /// <exception cref="InvalidOperationException">One of them is held meanwhile.</exception>
    public static void Hold(Session session, string setlId, IEnumerable<FeeLine> lines)
    {
        foreach (var line in lines)
        {
            var changed = session.Execute(
                """
                UPDATE fee_line SET setl_id = @setlId
                WHERE mdtrt_id = @MdtrtId AND feedetl_sn = @FeedetlSn AND setl_id IS NULL
                """,
                new { setlId, line.MdtrtId, line.FeedetlSn });
            if (changed != 1) throw new InvalidOperationException("A line is held by another settlement.");
        }
    }

    /// <summary>Frees what a settlement holds.</summary>
    public static void Free(Session session, string setlId) =>
        session.Execute("UPDATE fee_line SET setl_id = NULL WHERE setl_id = @setlId", new { setlId });

    /// <summary>Takes away the lines of a batch that no settlement holds.</summary>
    public static void Remove(Session session, IEnumerable<FeeLine> lines)
    {
        foreach (var line in lines)
        {
            session.Execute(
                "DELETE FROM fee_line WHERE mdtrt_id = @MdtrtId AND feedetl_sn = @FeedetlSn AND setl_id IS NULL",
                new { line.MdtrtId, line.FeedetlSn });
        }
    }

    private static string PlaceOf(FeeLine line) => $"line/{line.MdtrtId}/{line.FeedetlSn}";
}
