using ClaimsEngine.Ledger;
using V1 = Claims.V1;

namespace ClaimsEngine.Audit;

/// <summary>Something that does not hold, with where it was found.</summary>
/// <param name="Check">What was recomputed; one of the constants.</param>
/// <param name="Explanation">What was found and what was expected.</param>
internal sealed record Finding(string Check, string Explanation)
{
    public const string Chain = "chain";
    public const string Hash = "hash";
    public const string Sum = "sum";
    public const string Balance = "balance";
    public const string Decision = "decision";
    public const string Checkpoint = "checkpoint";
    public const string Key = "key";
    public const string Registry = "registry";

    public long EntryId { get; init; }

    public string MemberId { get; init; } = "";

    public string InstitutionId { get; init; } = "";

    public string ClaimNumber { get; init; } = "";

    /// <summary>The same, found at an entry.</summary>
    public Finding At(LedgerEntry entry, string memberId, string institutionId) => this with
    {
        EntryId = entry.Id,
        MemberId = memberId,
        InstitutionId = institutionId,
        ClaimNumber = entry.ClaimNumber ?? "",
    };

    public V1.Break ToContract() => new()
    {
        Check = Check,
        EntryId = EntryId,
        MemberId = MemberId,
        InstitutionId = InstitutionId,
        ClaimNumber = ClaimNumber,
        Explanation = Explanation,
    };
}
