using ClaimsEngine.Accounts;
using ClaimsEngine.Institutions;
using ClaimsEngine.Ledger;
using ClaimsEngine.Members;
using ClaimsEngine.Settlement;
using ClaimsRules.Money;

namespace ClaimsEngine.Families;

/// <summary>Relatives' draws, each on the chain of the account's owner, in the claim's batch.</summary>
internal static class FamilyDrawEntries
{
    /// <summary>Appends what linked accounts pay for a claim, after the claim's own entry.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="claim">The claim's entry.</param>
    /// <param name="patient">The relative.</param>
    /// <param name="institution">The institution that bills.</param>
    /// <param name="shares">What each account pays; together the entry's family part.</param>
    public static IReadOnlyList<FamilyDraw> Append(
        Batch batch, LedgerEntry claim, MemberRecord patient, InstitutionRecord institution,
        FamilyShares shares)
    {
        if (shares.IsEmpty) return [];
        List<FamilyDraw> draws = [];
        foreach (var (offer, amount) in shares.Draws)
        {
            var draft = DraftOf(claim, amount) with
            {
                ApplicationDay = offer.Link.ApplicationDay,
                Relative = patient,
                Institution = institution,
            };
            draws.Add(new FamilyDraw(offer.Owner.Id, draft.AppendTo(batch, offer.Owner)));
        }

        return draws;
    }

    /// <summary>Gives each owner back what the claim drew, whether or not the link still holds (I9).</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="filed">The claim.</param>
    /// <param name="reversal">Its reversal's entry.</param>
    public static void TakeBack(Batch batch, ClaimOnFile filed, LedgerEntry reversal)
    {
        if (filed.Draws.Count == 0) return;
        var patient = batch.Members[filed.Claim.MemberId];
        var institution = batch.Institutions[filed.Claim.InstitutionId];
        foreach (var (ownerId, draw) in filed.Draws)
        {
            var draft = DraftOf(reversal, -draw.Account) with
            {
                Kind = EntryKind.ReverseFamilyDraw,
                Reverses = draw.Id,
                ApplicationDay = draw.IssueDay,
                Relative = patient,
                Institution = institution,
            };
            draft.AppendTo(batch, batch.Members[ownerId]);
        }
    }

    private static AccountDraft DraftOf(LedgerEntry whole, Fen amount) => new()
    {
        Kind = EntryKind.FamilyDraw,
        Day = whole.Day,
        Number = whole.ClaimNumber,
        VisitKind = whole.VisitKind,
        Setting = whole.Setting,
        PartOf = whole.Id,
        Account = amount,
        Family = -amount,
    };
}
