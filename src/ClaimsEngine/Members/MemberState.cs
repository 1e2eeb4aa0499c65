using ClaimsRules.Money;

namespace ClaimsEngine.Members;

/// <summary>A member's state at a point of a batch.</summary>
/// <param name="Standing">Where the member stands.</param>
/// <param name="IsChanged">Whether the batch had added anything.</param>
/// <param name="Years">The benefit years.</param>
internal sealed record MemberState(
    MemberStanding Standing, bool IsChanged, IReadOnlyList<(int Year, Fen InScope, bool IsChanged)> Years);
