namespace ClaimsReplay.Results;

/// <summary>The measures of a comparison, each in one place with its names.</summary>
internal static class Measures
{
    public static readonly Measure Claims = Count("claims", "Settled claims", "结算笔数");
    public static readonly Measure RefusedClaims = Count("claims", "Claims", "笔数");
    public static readonly Measure Members = Count("members", "Members", "人数");
    public static readonly Measure Population = Count("population", "Insured in the data", "数据中参保人数");
    public static readonly Measure MemberYears = Count("member_years", "Member-years", "人年");
    public static readonly Measure TreatedMonths = Count("treated_member_months", "Member-months treated", "就诊人月");
    public static readonly Measure Total = Fen("total_fen", "Whole bills", "总费用");
    public static readonly Measure InScope = Fen("in_scope_fen", "In scope", "政策范围内");
    public static readonly Measure Deductible = Fen("deductible_fen", "Under the deductible", "起付标准内");
    public static readonly Measure OverLimit = Fen("over_limit_fen", "Over the limit", "超限额");
    public static readonly Measure Fund = Fen("fund_fen", "Fund", "统筹基金");
    public static readonly Measure Account = Fen("account_fen", "Accounts", "个人账户");
    public static readonly Measure Family = Fen("family_fen", "of these family accounts", "其中家庭共济");
    public static readonly Measure Cash = Fen("cash_fen", "Cash", "现金");
    public static readonly Measure Burden = Fen("burden_fen", "Out of pocket", "个人负担");
    public static readonly Measure MeanBurden = Fen("mean_burden_fen", "Mean", "人均");
    public static readonly Measure MeanFund = Fen("mean_fund_fen", "Fund, mean", "基金人均");
    public static readonly Measure Upto = Fen("up_to_fen", "Up to", "上限");
    public static readonly Measure FundShare = Bp("fund_share_bp", "Fund's share", "基金支付比例");
    public static readonly Measure FundChange = Fen("fund_change_fen", "Fund, change", "基金增减");
    public static readonly Measure AccountChange = Fen("account_change_fen", "Accounts, change", "账户增减");
    public static readonly Measure CashChange = Fen("cash_change_fen", "Cash, change", "现金增减");
    public static readonly Measure Capitation = Fen("capitation_fen", "Capitation would pay", "按人头付费");
    public static readonly Measure CapitationGap = Fen("fund_less_capitation_fen", "Fund less capitation", "基金减人头");
    public static readonly Measure Share = Bp("share_bp", "Share", "占比");
    public static readonly Measure Mark = Fen("mark_fen", "Mark", "界线");
    public static readonly Measure Gain = Fen("gain_fen", "Better off by", "受益金额");
    public static readonly Measure Winners = Count("winners", "Better off", "受益人数");
    public static readonly Measure Losers = Count("losers", "Worse off", "受损人数");
    public static readonly Measure Unchanged = Count("unchanged", "Unchanged", "不变人数");
    public static readonly Measure Gained = Fen("gained_fen", "Gained", "受益合计");
    public static readonly Measure Lost = Fen("lost_fen", "Lost", "受损合计");
    public static readonly Measure Marginal = Fen("fund_step_fen", "Fund, from the point before", "较前一点基金增减");
    public static readonly Measure CashStep = Fen("cash_step_fen", "Cash, from the point before", "较前一点现金增减");

    private static Measure Count(string name, string english, string chinese) =>
        new(name, Unit.Count, new Words(english, chinese));

    private static Measure Fen(string name, string english, string chinese) => new(name, Unit.Fen, new Words(english, chinese));

    private static Measure Bp(string name, string english, string chinese) => new(name, Unit.Bp, new Words(english, chinese));
}
