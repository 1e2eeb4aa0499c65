using ClaimsEngine.Ledger;
using ClaimsEngine.Members;

namespace ClaimsEngine.Families;

/// <summary>The links that pay for one relative, each in its latest version, as a batch sees them.</summary>
internal sealed class FamilyCircle
{
    private readonly List<LinkVersion> _links = [];

    public IReadOnlyList<LinkVersion> Links => _links;

    /// <summary>Puts a version in the place of the link's one before.</summary>
    public void Put(LinkVersion version)
    {
        _links.RemoveAll(link => link.OwnerId == version.OwnerId && link.From == version.From);
        _links.Add(version);
    }

    /// <summary>The link over which an owner's account may pay on a day, or null.</summary>
    public LinkVersion? LinkOf(string ownerId, DateOnly day) =>
        _links.Find(link => link.OwnerId == ownerId && link.Covers(day));

    /// <summary>The accounts that may pay on a day, in the order of their links' priority (I7).</summary>
    public List<FamilyOffer> OffersOn(DateOnly day, Batch batch)
    {
        List<FamilyOffer> offers = [];
        foreach (var link in _links)
        {
            if (link.Covers(day)) offers.Add(new FamilyOffer(batch.Members[link.OwnerId], link));
        }

        offers.Sort(static (a, b) => a.Link.Priority.CompareTo(b.Link.Priority));
        return offers;
    }

    /// <summary>
    /// Writes a version, guarded by the state of both members: whoever decides on it uses one of them.
    /// </summary>
    public void Record(Batch batch, MemberRecord owner, MemberRecord relative, LinkVersion version)
    {
        Put(version);
        owner.Touch();
        relative.Touch();
        batch.LinkChanges.Add(new LinkChange(owner, relative, version, batch.LastEntryId));
    }
}
