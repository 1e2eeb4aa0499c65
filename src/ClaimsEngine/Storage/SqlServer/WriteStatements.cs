namespace ClaimsEngine.Storage.SqlServer;

/// <summary>What a batch writes: one statement for all rows of a table.</summary>
internal static class WriteStatements
{
    // guard, not version: a member on whom a decision rests is guarded though nothing of the member changes.
    public static readonly SqlStatement States = new(
        """
        UPDATE s
        SET s.guard = s.guard + 1, s.version = n.version, s.content_version = n.content_version,
          s.balance_fen = n.balance_fen, s.last_entry = n.last_entry, s.entry_count = n.entry_count,
          s.chain = n.chain
        FROM dbo.member_state AS s
        INNER JOIN @states AS n ON n.member = s.member
        WHERE s.guard = n.guard
        """,
        SqlParam.Rows("@states", TableTypes.StateRows));

    /// <summary>Marks the engine's lane with the batch, unless the day of its first entry is closed.</summary>
    public static readonly SqlStatement Lane = new(
        "UPDATE dbo.engine_lane SET batch = @batch WHERE lane = @lane AND closed_day < @day",
        SqlParam.Binary("@batch", BatchMark.Length), SqlParam.Int("@lane"), SqlParam.Int("@day"));

    public static readonly SqlStatement NewInstitutions = new(
        """
        INSERT INTO dbo.institution ([key], id, version)
        SELECT n.[key], n.id, n.version FROM @institutions AS n
        """,
        SqlParam.Rows("@institutions", TableTypes.NamedRows));

    public static readonly SqlStatement Institutions = new(
        """
        UPDATE i SET i.version = n.version
        FROM dbo.institution AS i INNER JOIN @institutions AS n ON n.[key] = i.[key]
        """,
        SqlParam.Rows("@institutions", TableTypes.NamedRows));

    public static readonly SqlStatement InstitutionVersions = new(
        """
        INSERT INTO dbo.institution_version (institution, version, content, recorded_at_ms)
        SELECT n.[key], n.version, n.content, @now FROM @versions AS n
        """,
        SqlParam.Rows("@versions", TableTypes.ContentRows), SqlParam.BigInt("@now"));

    public static readonly SqlStatement NewMembers = new(
        "INSERT INTO dbo.member ([key], id) SELECT n.[key], n.id FROM @members AS n",
        SqlParam.Rows("@members", TableTypes.NamedRows));

    public static readonly SqlStatement MemberVersions = new(
        """
        INSERT INTO dbo.member_version (member, version, content, recorded_at_ms)
        SELECT n.[key], n.version, n.content, @now FROM @versions AS n
        """,
        SqlParam.Rows("@versions", TableTypes.ContentRows), SqlParam.BigInt("@now"));

    public static readonly SqlStatement NewStates = new(
        """
        INSERT INTO dbo.member_state (member, guard, version, content_version, balance_fen, last_entry, entry_count,
          chain)
        SELECT n.member, n.guard, n.version, n.content_version, n.balance_fen, n.last_entry, n.entry_count, n.chain
        FROM @states AS n
        """,
        SqlParam.Rows("@states", TableTypes.StateRows));

    // No other batch writes a member's years while this one holds the member's state.
    public static readonly SqlStatement Years = new(
        """
        UPDATE y SET y.in_scope_fen = n.in_scope_fen
        FROM dbo.year_state AS y INNER JOIN @years AS n ON n.member = y.member AND n.year = y.year
        """,
        SqlParam.Rows("@years", TableTypes.YearRows));

    public static readonly SqlStatement NewYears = new(
        """
        INSERT INTO dbo.year_state (member, year, in_scope_fen)
        SELECT n.member, n.year, n.in_scope_fen FROM @years AS n
        WHERE NOT EXISTS (SELECT 1 FROM dbo.year_state AS y WHERE y.member = n.member AND y.year = n.year)
        """,
        SqlParam.Rows("@years", TableTypes.YearRows));

    public static readonly SqlStatement Links = new(
        """
        INSERT INTO dbo.family_link (relative, owner, from_day, version, relation, priority, until_day,
          application_day, after_entry, recorded_at_ms)
        SELECT n.relative, n.owner, n.from_day, n.version, n.relation, n.priority, n.until_day, n.application_day,
          n.after_entry, @now
        FROM @links AS n
        """,
        SqlParam.Rows("@links", TableTypes.FamilyLinkRows), SqlParam.BigInt("@now"));

    public static readonly SqlStatement NewItems = new(
        """
        INSERT INTO dbo.catalogue_item ([key], code, version)
        SELECT n.[key], n.id, n.version FROM @items AS n
        """,
        SqlParam.Rows("@items", TableTypes.NamedRows));

    public static readonly SqlStatement Items = new(
        """
        UPDATE i SET i.version = n.version
        FROM dbo.catalogue_item AS i INNER JOIN @items AS n ON n.[key] = i.[key]
        """,
        SqlParam.Rows("@items", TableTypes.NamedRows));

    public static readonly SqlStatement ItemRows = new(
        """
        INSERT INTO dbo.catalogue_row (item, version, kind, class, pre_self_pay_bp, price_limit_e6, from_day,
          until_day, recorded_at_ms)
        SELECT n.item, n.version, n.kind, n.class, n.pre_self_pay_bp, n.price_limit_e6, n.from_day, n.until_day, @now
        FROM @rows AS n
        """,
        SqlParam.Rows("@rows", TableTypes.CatalogueRows), SqlParam.BigInt("@now"));

    public static readonly SqlStatement Entries = new(
        $"""
        INSERT INTO dbo.entry (id, kind, member, sequence, previous_id, member_version, policy, recorded_at_ms, day,
          institution, institution_version, claim_number, visit_kind, setting, prescriber, prescriber_version,
          issue_day, account_use, account_limit_fen, replaces_number, reverses, total_fen, in_scope_fen,
          fully_self_paid_fen, over_price_limit_fen, pre_self_paid_fen, deductible_fen, at_rate_fen, over_limit_fen,
          fund_fen, account_fen, family_fen, cash_fen, credit_fen, sum_before_fen, sum_after_fen, balance_after_fen,
          level, category, deductible_year, yearly_deductible_fen, prescription_number, part_of, relative, purpose,
          marks, lines_digest, contribution_base_fen, employer_fen, individual_fen, hash)
        SELECT {EntryColumns.All} FROM @entries AS e
        """,
        SqlParam.Rows("@entries", TableTypes.EntryRows));

    public static readonly SqlStatement ClaimKeys = new(
        """
        INSERT INTO dbo.claim_key (institution, number, entry)
        SELECT n.institution, n.number, n.entry FROM @keys AS n
        """,
        SqlParam.Rows("@keys", TableTypes.ClaimKeyRows));

    public static readonly SqlStatement Fences = new(
        """
        INSERT INTO dbo.fence (sequence, institution, number, recorded_at_ms, hash)
        SELECT n.sequence, n.institution, n.number, @now, n.hash FROM @fences AS n
        """,
        SqlParam.Rows("@fences", TableTypes.FenceRows), SqlParam.BigInt("@now"));

    public static readonly SqlStatement Lines = new(
        """
        INSERT INTO dbo.entry_line (entry, line, item, item_version, quantity_e4, price_e6, days, amount_fen,
          in_scope_fen, fully_self_paid_fen, over_price_limit_fen, pre_self_paid_fen)
        SELECT n.entry, n.line, n.item, n.item_version, n.quantity_e4, n.price_e6, n.days, n.amount_fen,
          n.in_scope_fen, n.fully_self_paid_fen, n.over_price_limit_fen, n.pre_self_paid_fen
        FROM @lines AS n
        """,
        SqlParam.Rows("@lines", TableTypes.EntryLineRows));

    public static readonly SqlStatement Flags = new(
        """
        INSERT INTO dbo.flag (entry, kind, measure, institution)
        SELECT n.entry, n.kind, n.measure, n.institution FROM @flags AS n
        """,
        SqlParam.Rows("@flags", TableTypes.FlagRows));

    public static readonly SqlStatement Recent = new(
        """
        UPDATE r SET r.claims = n.claims
        FROM dbo.recent_claims AS r INNER JOIN @recent AS n ON n.member = r.member
        """,
        SqlParam.Rows("@recent", TableTypes.RecentRows));

    public static readonly SqlStatement NewRecent = new(
        """
        INSERT INTO dbo.recent_claims (member, claims)
        SELECT n.member, n.claims FROM @recent AS n
        WHERE NOT EXISTS (SELECT 1 FROM dbo.recent_claims AS r WHERE r.member = n.member)
        """,
        SqlParam.Rows("@recent", TableTypes.RecentRows));

    public static readonly SqlStatement Prescriptions = new(
        """
        INSERT INTO dbo.prescription ([key], institution, number, member, content, recorded_at_ms)
        SELECT n.[key], n.institution, n.number, n.member, n.content, @now FROM @prescriptions AS n
        """,
        SqlParam.Rows("@prescriptions", TableTypes.PrescriptionRows), SqlParam.BigInt("@now"));

    public static readonly SqlStatement Cancellations = new(
        """
        INSERT INTO dbo.prescription_cancellation (prescription, recorded_at_ms)
        SELECT n.[key], @now FROM @prescriptions AS n
        """,
        SqlParam.Rows("@prescriptions", TableTypes.KeyList), SqlParam.BigInt("@now"));

    public static readonly SqlStatement Left = new(
        """
        UPDATE l SET l.left_e4 = n.left_e4
        FROM dbo.prescription_left AS l
        INNER JOIN @left AS n ON n.prescription = l.prescription AND n.item = l.item
        """,
        SqlParam.Rows("@left", TableTypes.LeftRows));

    public static readonly SqlStatement NewLeft = new(
        """
        INSERT INTO dbo.prescription_left (prescription, item, left_e4)
        SELECT n.prescription, n.item, n.left_e4 FROM @left AS n
        WHERE NOT EXISTS (
          SELECT 1 FROM dbo.prescription_left AS l WHERE l.prescription = n.prescription AND l.item = n.item)
        """,
        SqlParam.Rows("@left", TableTypes.LeftRows));

    public static readonly SqlStatement Budgets = new(
        """
        INSERT INTO dbo.budget (institution, district, month, version, budget_fen, recorded_at_ms)
        SELECT n.institution, n.district, n.month, n.version, n.budget_fen, @now FROM @budgets AS n
        """,
        SqlParam.Rows("@budgets", TableTypes.BudgetRows), SqlParam.BigInt("@now"));

    /// <summary>
    /// Whether the lane carries the batch's mark. An update, so that it waits for a transaction that may still be
    /// ending: what it finds is final.
    /// </summary>
    public static readonly SqlStatement LookAtLane = new(
        "UPDATE dbo.engine_lane SET batch = @batch WHERE lane = @lane AND batch = @batch",
        SqlParam.Binary("@batch", BatchMark.Length), SqlParam.Int("@lane"));

    /// <summary>A write that changes nothing.</summary>
    public static readonly SqlStatement Probe = new("UPDATE dbo.engine_lane SET batch = batch WHERE lane = 0");

    /// <summary>Whether an entry of the batch is in the ledger.</summary>
    public static readonly SqlStatement LookAtEntry = new(
        "SELECT count_big(*) FROM dbo.entry AS e WHERE e.id = @id AND e.hash = @hash",
        SqlParam.BigInt("@id"), SqlParam.Binary("@hash", 32));
}
