using ClaimsEngine.Families;
using ClaimsRules.Adjudication;
using ClaimsRules.Policies;

namespace ClaimsEngine.Accounts;

/// <summary>What the rules say to an expense that an account alone is to pay.</summary>
/// <param name="Reason">Why it may not; none when it may.</param>
/// <param name="Source">The cell of the matrix that forbids it (R6), or null: the reason's own rule does.</param>
/// <param name="Link">The link to the relative, or null for the owner.</param>
internal readonly record struct AccountRuling(Reason Reason, Citation? Source, LinkVersion? Link)
{
    /// <summary>A refusal by the reason's own rule.</summary>
    public static AccountRuling Refused(Reason reason) => new(reason, null, null);
}
