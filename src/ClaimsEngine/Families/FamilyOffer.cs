using ClaimsEngine.Members;
using ClaimsRules.Accounts;

namespace ClaimsEngine.Families;

/// <summary>A linked account that may pay for a relative's claim.</summary>
/// <param name="Owner">The account's owner, who stands where the batch is.</param>
/// <param name="Link">The link.</param>
internal sealed record FamilyOffer(MemberRecord Owner, LinkVersion Link)
{
    /// <summary>The offer in the rules' words.</summary>
    public FamilyAccount Account => new(Link.Patient, Owner.Standing.Balance);
}
