using ClaimsEngine.Ledger;
using ClaimsEngine.Settlement;
using ClaimsRules.Accounts;
using ClaimsRules.Money;

namespace ClaimsEngine.Families;

/// <summary>What linked accounts offer for a claim, and what each of them pays of it (I7).</summary>
internal sealed class FamilyShares
{
    private static readonly FamilyShares None = new([]);

    private readonly List<FamilyOffer> _offers;

    private FamilyShares(List<FamilyOffer> offers)
    {
        _offers = offers;
        Accounts = offers.Count == 0 ? [] : [.. offers.Select(offer => offer.Account)];
        Drawn = offers.Count == 0 ? [] : new Fen[offers.Count];
    }

    /// <summary>Whether no account is offered.</summary>
    public bool IsEmpty => _offers.Count == 0;

    /// <summary>The accounts in the order of priority.</summary>
    public FamilyAccount[] Accounts { get; }

    /// <summary>What the decision draws from each.</summary>
    public Fen[] Drawn { get; }

    /// <summary>What those pay that pay something.</summary>
    public List<FamilyShare> Paying =>
        [.. Draws.Select(draw => new FamilyShare(draw.Offer.Owner.Id, draw.Offer.Link.Patient, draw.Amount))];

    /// <summary>The offers from which something is drawn, with the amount.</summary>
    public IEnumerable<(FamilyOffer Offer, Fen Amount)> Draws =>
        _offers.Zip(Drawn).Where(draw => draw.Second > Fen.Zero);

    /// <summary>Says what must be loaded.</summary>
    public static void Ask(BatchNeeds needs, BilledClaim claim)
    {
        if (claim.AccountUse == AccountUse.OwnThenFamily) needs.Families.Add(claim.MemberId);
    }

    /// <summary>The accounts that are offered for a claim.</summary>
    public static FamilyShares For(Batch batch, BilledClaim claim)
    {
        if (claim.AccountUse != AccountUse.OwnThenFamily) return None;
        var circle = batch.Families[claim.MemberId];
        return circle.Links.Count == 0 ? None : new FamilyShares(circle.OffersOn(claim.ServiceDate, batch));
    }
}
