namespace ClaimsReplay.Input;

/// <summary>The family links, by the relative for whom an account pays.</summary>
public sealed class FamilyTable
{
    private readonly Dictionary<int, FamilyLink[]> _byRelative;

    /// <summary>Makes a table.</summary>
    /// <param name="links">The links.</param>
    /// <param name="members">Whose ids order accounts of equal priority.</param>
    public FamilyTable(IReadOnlyList<FamilyLink> links, MemberTable members)
    {
        ArgumentNullException.ThrowIfNull(members);
        Links = links;
        _byRelative = links.GroupBy(link => link.Relative).ToDictionary(group => group.Key, group =>
        {
            FamilyLink[] linked = [.. group];
            Array.Sort(linked, (a, b) => a.Priority != b.Priority
                ? a.Priority.CompareTo(b.Priority)
                : members.Ids.Utf8(a.Owner).SequenceCompareTo(members.Ids.Utf8(b.Owner)));
            return linked;
        });
    }

    /// <summary>Every link.</summary>
    public IReadOnlyList<FamilyLink> Links { get; }

    /// <summary>The links of a relative, in the order in which the accounts pay.</summary>
    public ReadOnlySpan<FamilyLink> Of(int relative) =>
        _byRelative.TryGetValue(relative, out var links) ? links : default;
}
