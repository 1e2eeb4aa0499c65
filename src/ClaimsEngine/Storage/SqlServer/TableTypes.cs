namespace ClaimsEngine.Storage.SqlServer;

/// <summary>The table types that the migrations make.</summary>
internal static class TableTypes
{
    public static readonly TableType IdList = new(
        "id_list", TableColumn.Id("id"));

    public static readonly TableType KeyList = new(
        "key_list", TableColumn.BigInt("key"));

    public static readonly TableType IdPairList = new(
        "id_pair_list", TableColumn.Id("id"), TableColumn.Id("number"));

    public static readonly TableType IdDayList = new(
        "id_day_list", TableColumn.Id("id"), TableColumn.Int("day"));

    public static readonly TableType VersionList = new(
        "version_list", TableColumn.BigInt("key"), TableColumn.Int("version"));

    public static readonly TableType BudgetList = new(
        "budget_list", TableColumn.Id("id"), TableColumn.Text("district", 64));

    public static readonly TableType DistrictList = new(
        "district_list",
        TableColumn.BigInt("institution"), TableColumn.Int("from_day"), TableColumn.Int("until_day"),
        TableColumn.Text("district", 64));

    public static readonly TableType StateRows = new(
        "state_rows",
        TableColumn.BigInt("member"), TableColumn.BigInt("guard"), TableColumn.BigInt("version"),
        TableColumn.Int("content_version"), TableColumn.BigInt("balance_fen"),
        TableColumn.BigInt("last_entry"), TableColumn.BigInt("entry_count"), TableColumn.Hash("chain"));

    public static readonly TableType YearRows = new(
        "year_rows",
        TableColumn.BigInt("member"), TableColumn.Int("year"), TableColumn.BigInt("in_scope_fen"));

    public static readonly TableType NamedRows = new(
        "named_rows",
        TableColumn.BigInt("key"), TableColumn.Id("id"), TableColumn.Int("version"));

    public static readonly TableType ContentRows = new(
        "content_rows",
        TableColumn.BigInt("key"), TableColumn.Int("version"), TableColumn.Bytes("content"));

    public static readonly TableType EntryRows = new(
        "entry_rows",
        TableColumn.BigInt("id"), TableColumn.Int("kind"), TableColumn.BigInt("member"),
        TableColumn.BigInt("sequence"), TableColumn.BigInt("previous_id"),
        TableColumn.Int("member_version"), TableColumn.Int("policy"), TableColumn.BigInt("recorded_at_ms"),
        TableColumn.Int("day"), TableColumn.BigInt("institution").OrNull(),
        TableColumn.Int("institution_version"), TableColumn.Id("claim_number").OrNull(),
        TableColumn.Int("visit_kind"), TableColumn.Int("setting"),
        TableColumn.BigInt("prescriber").OrNull(), TableColumn.Int("prescriber_version"),
        TableColumn.Int("issue_day"), TableColumn.Int("account_use"),
        TableColumn.BigInt("account_limit_fen").OrNull(), TableColumn.Id("replaces_number").OrNull(),
        TableColumn.BigInt("reverses").OrNull(), TableColumn.BigInt("total_fen"),
        TableColumn.BigInt("in_scope_fen"), TableColumn.BigInt("fully_self_paid_fen"),
        TableColumn.BigInt("over_price_limit_fen"), TableColumn.BigInt("pre_self_paid_fen"),
        TableColumn.BigInt("deductible_fen"), TableColumn.BigInt("at_rate_fen"),
        TableColumn.BigInt("over_limit_fen"), TableColumn.BigInt("fund_fen"),
        TableColumn.BigInt("account_fen"), TableColumn.BigInt("family_fen"),
        TableColumn.BigInt("cash_fen"), TableColumn.BigInt("credit_fen"),
        TableColumn.BigInt("sum_before_fen"), TableColumn.BigInt("sum_after_fen"),
        TableColumn.BigInt("balance_after_fen"), TableColumn.Int("level"), TableColumn.Int("category"),
        TableColumn.Int("deductible_year"), TableColumn.BigInt("yearly_deductible_fen"),
        TableColumn.Id("prescription_number").OrNull(), TableColumn.BigInt("part_of").OrNull(),
        TableColumn.BigInt("relative").OrNull(), TableColumn.Int("purpose"), TableColumn.Int("marks"),
        TableColumn.Hash("lines_digest").OrNull(), TableColumn.BigInt("contribution_base_fen"),
        TableColumn.BigInt("employer_fen"), TableColumn.BigInt("individual_fen"),
        TableColumn.Hash("hash"));

    public static readonly TableType ClaimKeyRows = new(
        "claim_key_rows",
        TableColumn.BigInt("institution"), TableColumn.Id("number"), TableColumn.BigInt("entry").OrNull());

    public static readonly TableType FenceRows = new(
        "fence_rows",
        TableColumn.BigInt("sequence"), TableColumn.BigInt("institution"), TableColumn.Id("number"),
        TableColumn.Hash("hash"));

    public static readonly TableType EntryLineRows = new(
        "entry_line_rows",
        TableColumn.BigInt("entry"), TableColumn.Int("line"), TableColumn.BigInt("item"),
        TableColumn.Int("item_version"), TableColumn.BigInt("quantity_e4"), TableColumn.BigInt("price_e6"),
        TableColumn.Int("days"), TableColumn.BigInt("amount_fen"), TableColumn.BigInt("in_scope_fen"),
        TableColumn.BigInt("fully_self_paid_fen"), TableColumn.BigInt("over_price_limit_fen"),
        TableColumn.BigInt("pre_self_paid_fen"));

    public static readonly TableType FlagRows = new(
        "flag_rows",
        TableColumn.BigInt("entry"), TableColumn.Int("kind"), TableColumn.Int("measure"),
        TableColumn.BigInt("institution"));

    public static readonly TableType RecentRows = new(
        "recent_rows", TableColumn.BigInt("member"), TableColumn.Bytes("claims"));

    public static readonly TableType CatalogueRows = new(
        "catalogue_rows",
        TableColumn.BigInt("item"), TableColumn.Int("version"), TableColumn.Int("kind"),
        TableColumn.Int("class"), TableColumn.Int("pre_self_pay_bp"),
        TableColumn.BigInt("price_limit_e6").OrNull(), TableColumn.Int("from_day"),
        TableColumn.Int("until_day"));

    public static readonly TableType PrescriptionRows = new(
        "prescription_rows",
        TableColumn.BigInt("key"), TableColumn.BigInt("institution"), TableColumn.Id("number"),
        TableColumn.BigInt("member"), TableColumn.Bytes("content"));

    public static readonly TableType LeftRows = new(
        "left_rows",
        TableColumn.BigInt("prescription"), TableColumn.Int("item"), TableColumn.BigInt("left_e4"));

    public static readonly TableType FamilyLinkRows = new(
        "family_link_rows",
        TableColumn.BigInt("relative"), TableColumn.BigInt("owner"), TableColumn.Int("from_day"),
        TableColumn.Int("version"), TableColumn.Int("relation"), TableColumn.Int("priority"),
        TableColumn.Int("until_day"), TableColumn.Int("application_day"),
        TableColumn.BigInt("after_entry"));

    public static readonly TableType BudgetRows = new(
        "budget_rows",
        TableColumn.BigInt("institution"), TableColumn.Text("district", 64), TableColumn.Int("month"),
        TableColumn.Int("version"), TableColumn.BigInt("budget_fen"));

    public static readonly TableType PolicyFileRows = new(
        "policy_file_rows", TableColumn.Text("name", 200), TableColumn.Bytes("content"));
}
