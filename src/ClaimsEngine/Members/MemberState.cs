using ClaimsRules.Money;

namespace ClaimsEngine.Members;

/// <summary>A member's state at a point of a batch.</summary>
/// <param name="Standing">Where the member stands.</param>
/// <param name="Changes">How many things the batch had recorded.</param>
/// <param name="Years">The benefit years.</param>
internal sealed record MemberState(
    MemberStanding Standing, int Changes, IReadOnlyList<(int Year, Fen InScope, bool IsChanged, bool IsStored)> Years);
