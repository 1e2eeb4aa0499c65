using ClaimsEngine.Families;

namespace ClaimsEngine.Audit;

/// <summary>A version of a family link, and from where in the ledger it was known.</summary>
/// <param name="AfterEntry">The highest entry id before it: entries above it were decided knowing it.</param>
/// <param name="OwnerKey">The key of the account's owner.</param>
/// <param name="Version">The version.</param>
internal sealed record KnownLink(long AfterEntry, long OwnerKey, LinkVersion Version);
