namespace ClaimsEngine.Export;

/// <summary>The tables of one export, open together: all of them appear, or none does.</summary>
internal sealed class ExportTables(string folder) : IDisposable
{
    private const string MemberColumns =
        "member_id,birth_date,status,status_from,contribution_base_fen,opening_balance_fen,coverage_until,funding_mode";

    public ExportFile Members { get; } = new(folder, "members.csv", MemberColumns);

    /// <summary>The claims that stand.</summary>
    public ExportFile Claims { get; } = new(
        folder, "claims.csv",
        "claim_id,member_id,service_time,kind,level,total_fen,in_scope_fen,use_account,visit_kind,institution_id,"
        + "district,fully_self_paid_fen,over_price_limit_fen,pre_self_paid_fen");

    /// <summary>The links in their latest versions.</summary>
    public ExportFile Families { get; } = new(
        folder, "families.csv", "owner_id,relative_id,relation,priority,from,to,insured_elsewhere");

    public ExportFile Institutions { get; } = new(
        folder, "institutions.csv", "institution_id,kind,district,from,grade,designated");

    /// <summary>What was entered, in the order of entering.</summary>
    public ExportFile Ledger { get; } = new(
        folder, "ledger.csv",
        "sequence,member_id,version,event,claim_id,service_time,kind,level,visit_kind,total_fen,in_scope_fen,"
        + "account_use,account_limit_fen,amount_fen");

    /// <summary>The members in every version.</summary>
    public ExportFile LedgerMembers { get; } = new(folder, "ledger_members.csv", MemberColumns + ",version");

    /// <summary>The links in every version, and from where in the ledger each was known.</summary>
    public ExportFile LedgerFamilies { get; } = new(
        folder, "ledger_families.csv", "owner_id,relative_id,link_from,priority,from,to,insured_elsewhere,after");

    private ExportFile[] All => [Members, Claims, Families, Institutions, Ledger, LedgerMembers, LedgerFamilies];

    /// <summary>Puts all files in their places.</summary>
    public void Keep()
    {
        foreach (var file in All) file.Keep();
    }

    public void Dispose()
    {
        foreach (var file in All) file.Dispose();
    }
}
