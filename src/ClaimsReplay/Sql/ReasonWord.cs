using System.Text.Json;
using ClaimsRules.Adjudication;

namespace ClaimsReplay.Sql;

/// <summary>Refusal reasons as SQL text, in lower snake case.</summary>
internal static class ReasonWord
{
    /// <summary>
    /// A claim's member has no row in the table of members: bad input, not a refusal by the rules.
    /// </summary>
    public const string UnknownMember = "'member_unknown'";

    /// <summary>The word of a reason.</summary>
    public static string Of(Reason reason) =>
        Literal.Of(JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString()));

    /// <summary>The rule that a reason rests on.</summary>
    public static string RuleOf(Reason reason) => ReasonText.Of(reason).RuleId;
}
