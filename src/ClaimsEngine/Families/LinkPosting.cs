using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;

namespace ClaimsEngine.Families;

/// <summary>Links an account's owner to a relative (R6.3, R6.5). The link as it is kept adds nothing.</summary>
internal sealed class LinkPosting(LinkVersion link) : Posting<LinkVersion>
{
    public override void Ask(BatchNeeds needs)
    {
        needs.Members.Add(link.OwnerId);
        needs.Members.Add(link.RelativeId);
        needs.Families.Add(link.RelativeId);
    }

    protected override Outcome<LinkVersion> Decide(Batch batch)
    {
        if (!batch.Members.TryGetValue(link.OwnerId, out var owner)) return Fault.MemberNotFound;
        if (!batch.Members.TryGetValue(link.RelativeId, out var relative)) return Fault.MemberNotFound;
        var circle = batch.Families[link.RelativeId];
        foreach (var other in circle.Links)
        {
            if (other with { Number = link.Number } == link) return other;
            if (other.Overlaps(link) && (other.OwnerId == link.OwnerId || other.Priority == link.Priority))
                return Fault.LinkOverlaps;
        }

        circle.Record(batch, owner, relative, link);
        return link;
    }
}
