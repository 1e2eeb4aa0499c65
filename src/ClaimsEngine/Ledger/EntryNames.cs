namespace ClaimsEngine.Ledger;

/// <summary>What stands behind an entry's keys, for its hash.</summary>
/// <param name="MemberId">The member's id.</param>
/// <param name="MemberContent">SHA-256 of the member version's content.</param>
/// <param name="InstitutionId">The institution's id; empty without one.</param>
/// <param name="InstitutionContent">SHA-256 of the institution version's content; empty without one.</param>
/// <param name="PrescriberId">The prescribing hospital's id; empty without one.</param>
/// <param name="PrescriberContent">SHA-256 of its version's content; empty without one.</param>
/// <param name="RelativeId">The relative's id; empty without one.</param>
/// <param name="PolicyHash">The policy's hash, 32 bytes.</param>
internal readonly record struct EntryNames(
    string MemberId,
    ReadOnlyMemory<byte> MemberContent,
    string InstitutionId,
    ReadOnlyMemory<byte> InstitutionContent,
    string PrescriberId,
    ReadOnlyMemory<byte> PrescriberContent,
    string RelativeId,
    ReadOnlyMemory<byte> PolicyHash);
