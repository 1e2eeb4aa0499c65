using ClaimsRules.Adjudication;
using ClaimsRules.Policies;
using V1 = Claims.V1;

namespace ClaimsEngine.Contract;

/// <summary>Tells a refusal.</summary>
internal static class RefusalAnswer
{
    /// <summary>Tells a refusal.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="policy">The policy that refuses.</param>
    /// <param name="line">The line that is refused, or null when it is the whole claim.</param>
    public static V1.Refusal Of(Reason reason, Policy policy, int? line = null)
    {
        var text = ReasonText.Of(reason);
        var refusal = new V1.Refusal
        {
            Reason = reason.ToContract(),
            RuleId = text.RuleId,
            Paragraph = policy.Cite(text.RuleId).Paragraph,
            MessageZh = text.Chinese,
            MessageEn = text.English,
            PolicyHash = policy.Hash,
        };
        if (line is { } place) refusal.Line = place;
        return refusal;
    }

    /// <summary>Tells a refusal that rests on a number of the policy, not on the reason's own rule.</summary>
    public static V1.Refusal Of(Reason reason, Policy policy, Citation source)
    {
        var refusal = Of(reason, policy);
        (refusal.RuleId, refusal.Paragraph) = (source.RuleId, source.Paragraph);
        return refusal;
    }
}
