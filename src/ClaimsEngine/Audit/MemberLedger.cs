namespace ClaimsEngine.Audit;

/// <summary>Everything that is stored of one member's accounts and claims.</summary>
/// <param name="Key">The member's key.</param>
/// <param name="Id">The member's id.</param>
/// <param name="State">The state row.</param>
/// <param name="Versions">How many versions of the member there are.</param>
/// <param name="Recorded">What is recorded beside entries and versions: links, prescriptions, cancellations.</param>
/// <param name="Years">The stored sum of each benefit year, in fen.</param>
/// <param name="Entries">The entries in order of their ids.</param>
internal sealed record MemberLedger(
    long Key, string Id, StoredState State, long Versions, long Recorded,
    IReadOnlyDictionary<long, long> Years, IReadOnlyList<StoredEntry> Entries);
