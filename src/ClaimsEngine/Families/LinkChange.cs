using ClaimsEngine.Members;

namespace ClaimsEngine.Families;

/// <summary>A version of a link to write.</summary>
/// <param name="Owner">The account's owner.</param>
/// <param name="Relative">The relative.</param>
/// <param name="Version">The version.</param>
/// <param name="AfterEntry">The highest entry id before it: entries above it know the version.</param>
internal sealed record LinkChange(
    MemberRecord Owner, MemberRecord Relative, LinkVersion Version, long AfterEntry);
