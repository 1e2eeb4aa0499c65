using ClaimsRules.Accounts;

namespace ClaimsReplay.Input;

/// <summary>An owner's account that pays for a relative (R6.3, R6.5).</summary>
/// <param name="Owner">The owner's number in <see cref="MemberTable"/>.</param>
/// <param name="Relative">The relative's number.</param>
/// <param name="Patient">Where the relative is insured.</param>
/// <param name="Priority">
/// Accounts pay from the least priority up; equal ones in the order of the owners' ids.
/// </param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Row">The link's row.</param>
public readonly record struct FamilyLink(
    int Owner, int Relative, Beneficiary Patient, int Priority, DateOnly From, DateOnly To, long Row)
{
    /// <summary>Whether the link holds on a day.</summary>
    public bool Contains(DateOnly day) => From <= day && day <= To;
}
