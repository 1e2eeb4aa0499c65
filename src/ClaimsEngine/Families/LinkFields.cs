using ClaimsEngine.Contract;
using V1 = Claims.V1;

namespace ClaimsEngine.Families;

/// <summary>Checks a family link message and reads it.</summary>
internal static class LinkFields
{
    private const int LastPriority = 100;

    /// <summary>Checks every field.</summary>
    /// <exception cref="Faults.FaultException">A field is invalid; each is named.</exception>
    public static LinkVersion Read(V1.FamilyLink? link)
    {
        var check = new FieldCheck();
        if (link is null)
        {
            check.Add("link", "缺失", "is missing; a link is required");
            check.ThrowIfAny();
        }

        Pair(check, "link.", link!.OwnerMemberId, link.RelativeMemberId);
        check.Word("link.relation", link.Relation);
        if (link.Relation == V1.Relation.Unspecified)
            check.Add("link.relation", "缺失，须为配偶、父母或子女", "is missing; spouse, parent or child is required");
        if (link.Priority is < 1 or > LastPriority)
        {
            check.Add("link.priority", $"为{link.Priority}，须为1至{LastPriority}",
                $"is {link.Priority}; 1 to {LastPriority} are allowed");
        }

        var from = check.Day("link.from", link.From);
        DateOnly? until = link.Until is null ? null : check.Day("link.until", link.Until);
        if (until < from) AddUntil(check, "link.until", from);
        DateOnly? application = link.ElsewhereApplicationDate is null
            ? null
            : check.Day("link.elsewhere_application_date", link.ElsewhereApplicationDate);
        check.ThrowIfAny();
        return new LinkVersion
        {
            OwnerId = link.OwnerMemberId,
            RelativeId = link.RelativeMemberId,
            Relation = link.Relation,
            Priority = link.Priority,
            From = from,
            Until = until,
            ApplicationDay = application,
        };
    }

    /// <summary>Owner and relative.</summary>
    public static void Pair(FieldCheck check, string path, string ownerId, string relativeId)
    {
        check.Id($"{path}owner_member_id", ownerId);
        check.Id($"{path}relative_member_id", relativeId);
        if (ownerId.Length > 0 && ownerId == relativeId)
            check.Add($"{path}relative_member_id", "不得为账户本人", "is the owner; another member is required");
    }

    /// <summary>Names a last day before the first.</summary>
    public static void AddUntil(FieldCheck check, string field, DateOnly from) => check.Add(
        field,
        $"早于首日，须不早于{from:yyyy-MM-dd}",
        $"lies before the first day; {from:yyyy-MM-dd} or later is allowed");
}
