namespace ClaimsGateway.Nhsa.Pharmacies;

/// <summary>What a purchase without prescription can and cannot be.</summary>
internal static class PurchaseTerms
{
    /// <summary>Neither fund nor account would pay: there is nothing to settle.</summary>
    public static Refusal NothingToSettle { get; } =
        new("druginfo.acct_used_flag(个人账户使用标志)为0且无外购处方，统筹基金和个人账户均不支付，无需结算[R5.4]");

    /// <summary>A purchase is paid from one account, so that sharing needs a purchase of its own.</summary>
    public static string? WarningOf(string use) =>
        use == "2" ? "无外购处方的购药只使用本人账户，未使用家庭共济账户" : null;
}
