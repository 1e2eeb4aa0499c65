using ClaimsEngine.Ledger;

namespace ClaimsEngine.Families;

/// <summary>A relative's draw that is kept: an entry on the chain of the account's owner.</summary>
/// <param name="OwnerId">The account's owner.</param>
/// <param name="Entry">The entry.</param>
internal sealed record FamilyDraw(string OwnerId, LedgerEntry Entry)
{
    /// <summary>What it paid, told from the entry alone.</summary>
    public FamilyShare Share => new(OwnerId, LinkVersion.PatientOf(Entry.IssueDay), Entry.Account);
}
