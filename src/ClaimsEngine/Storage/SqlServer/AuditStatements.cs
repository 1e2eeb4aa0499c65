namespace ClaimsEngine.Storage.SqlServer;

/// <summary>What an audit asks that every database words for itself, and how checkpoints are kept.</summary>
internal static class AuditStatements
{
    /// <summary>A member's entries up to the last one.</summary>
    public static readonly SqlStatement Chain = new(
        $"SELECT {EntryColumns.All} FROM dbo.entry AS e WHERE e.id <= @p1 AND e.member = @p2 ORDER BY e.id",
        SqlParam.BigInt("@p1"), SqlParam.BigInt("@p2"));

    /// <summary>Where a member's account stood after each entry.</summary>
    public static readonly SqlStatement Standings = new(
        """
        SELECT e.balance_after_fen, e.id, e.sequence, e.hash
        FROM dbo.member_state AS s
        INNER JOIN dbo.entry AS e ON e.member = s.member AND e.id <= s.last_entry
        WHERE s.member = @p1 ORDER BY e.id
        """,
        SqlParam.BigInt("@p1"));

    /// <summary>The least member's key from one on that has entries.</summary>
    public static readonly SqlStatement NextMember =
        new("SELECT min(e.member) FROM dbo.entry AS e WHERE e.member >= @p1", SqlParam.BigInt("@p1"));

    /// <summary>The entries of a stretch of members.</summary>
    public static readonly SqlStatement EntriesByMember = new(
        $"""
        SELECT {EntryColumns.All} FROM dbo.entry AS e
        WHERE e.member >= @p1 AND e.member < @p2 ORDER BY e.member, e.id
        """,
        SqlParam.BigInt("@p1"), SqlParam.BigInt("@p2"));

    /// <summary>Closes a day on every lane: waits for the batches that are being written.</summary>
    public static readonly SqlStatement CloseDay = new(
        "UPDATE dbo.engine_lane SET closed_day = @day WHERE closed_day < @day", SqlParam.Int("@day"));

    public static readonly SqlStatement LastEntryOfSpan = new(
        "SELECT coalesce(max(e.id), 0) FROM dbo.entry AS e WHERE e.id BETWEEN @first AND @last",
        SqlParam.BigInt("@first"), SqlParam.BigInt("@last"));

    public static readonly SqlStatement KeepCheckpoint = new(
        "INSERT INTO dbo.[checkpoint] (day, entries, root, made_at_ms) VALUES (@day, @entries, @root, @now)",
        SqlParam.Int("@day"), SqlParam.BigInt("@entries"), SqlParam.Binary("@root", 32), SqlParam.BigInt("@now"));
}
