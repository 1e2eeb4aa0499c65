using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;

namespace ClaimsEngine.Families;

/// <summary>Ends the link that holds on a day, with that day. Draws that were made stand.</summary>
internal sealed class EndLinkPosting(string ownerId, string relativeId, DateOnly until) : Posting<LinkVersion>
{
    public override void Ask(BatchNeeds needs)
    {
        needs.Members.Add(ownerId);
        needs.Members.Add(relativeId);
        needs.Families.Add(relativeId);
    }

    protected override Outcome<LinkVersion> Decide(Batch batch)
    {
        if (!batch.Members.TryGetValue(ownerId, out var owner)
            || !batch.Members.TryGetValue(relativeId, out var relative))
        {
            return Fault.LinkNotFound;
        }

        var circle = batch.Families[relativeId];
        var links = circle.Links.Where(link => link.OwnerId == ownerId).OrderBy(link => link.From).ToList();
        if (links.Count == 0) return Fault.LinkNotFound;
        if (until < links[0].From)
        {
            var from = links[0].From;
            return Fault.FieldInvalid("until", $"早于首日，须不早于{from:yyyy-MM-dd}",
                $"lies before the first day; {from:yyyy-MM-dd} or later is allowed");
        }

        var held = links.FindLast(link => link.From <= until)!;
        if (held.Until == until) return held;
        if (held.Until < until) return Fault.LinkNotFound;
        var ended = held with { Number = held.Number + 1, Until = until };
        circle.Record(batch, owner, relative, ended);
        return ended;
    }
}
