namespace ClaimsRules.Adjudication;

/// <summary>What a refusal says: the rule that refuses, and a sentence to print.</summary>
/// <param name="RuleId">A rule or reading id, such as R4.3 or I8.</param>
/// <param name="Chinese">The sentence in Chinese.</param>
/// <param name="English">The sentence in English.</param>
public sealed record ReasonText(string RuleId, string Chinese, string English)
{
    private static readonly ReasonText[] ByNumber =
    [
        new("", "", ""),
        new("I8", "就诊日期晚于今日，不予结算。", "The service date lies in the future."),
        new("I8", "就诊日期超过申报期限，不予结算。", "The service date lies further back than the filing limit."),
        new("R4.3", "就诊日期不在本办法有效期内，不予结算。", "The service date lies outside the circular's term."),
        new("R4.1", "就诊日期早于参保起始日期，不予结算。", "The service date lies before the member's first covered day."),
        new("R4.1", "就诊日期晚于参保终止日期，不予结算。", "The service date lies after the member's last covered day."),
        new("R6.1", "该机构在就诊当日不是定点机构，不予结算。", "The institution is not designated on the service date."),
        new("R5.4", "药店结算须凭定点医疗机构外配处方。", "A pharmacy's claim needs a hospital's external prescription."),
        new("R5.4", "开具处方的机构在开具当日不是定点医疗机构。",
            "The prescribing institution was no designated hospital on the issue date."),
        new("I11", "该险种或就诊类别尚无待遇标准，不予结算。",
            "No benefit is defined for this scheme or kind of visit."),
        new("R4.3", "就诊日期所在年度的起付标准尚未发布，不予结算。",
            "No deductible schedule is in force for the service date's year."),
        new("R3.1", "该人员的险种或参保模式不按月划入个人账户。",
            "This scheme or funding mode has no monthly credit."),
        new("R3.1", "该人员在缴费所属月份不是在职参保人员。", "The member is no active employee in the month of the contribution."),
        new("R5.4", "处方属于其他参保人，不予结算。", "The prescription is for another member."),
        new("R5.4", "处方已作废，不予结算。", "What is left of the prescription was cancelled."),
        new("R5.4", "购药日期不在处方有效期内，不予结算。", "The service date lies outside the prescription's days."),
        new("R5.4", "该明细不在处方内，不予结算。", "The line is not on the prescription."),
        new("R5.4", "该明细超过处方剩余数量，不予结算。", "The line takes more than the prescription has left."),
        new("I15", "该明细在就诊当日不在目录内，不予结算。", "The line's item is not in the catalogue on the service date."),
        new("R6.3", "两人当日没有家庭共济绑定。", "The two members are not linked on that day."),
        new("R6.6", "个人账户当日不得用于该项支出。", "The account may not be used for this on that day."),
        new("R6.4", "个人账户余额不足。", "The account's balance does not cover the payment."),
    ];

    /// <summary>The text of a reason.</summary>
    public static ReasonText Of(Reason reason) => ByNumber[(int)reason];
}
