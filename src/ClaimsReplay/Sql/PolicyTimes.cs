using ClaimsRules.Dates;
using ClaimsRules.Policies;

namespace ClaimsReplay.Sql;

/// <summary>When the numbers of a policy change. A held policy's never do.</summary>
internal sealed class PolicyTimes(Policy policy)
{
    /// <summary>The first day of all.</summary>
    public static readonly DateOnly FirstDay = DateOnly.MinValue;

    /// <summary>Stands for "no end".</summary>
    public static readonly DateOnly NoEnd = DateOnly.MaxValue;

    /// <summary>
    /// The spans within which none of some parameters changes, in order; together the circular's term.
    /// </summary>
    /// <param name="concerns">Which of the policy's numbers matter.</param>
    public IReadOnlyList<DateSpan> Spans(Func<PolicyEntry, bool> concerns)
    {
        if (policy.HeldYear is not null) return [new DateSpan(FirstDay, NoEnd)];
        var (first, end) = (policy.Source.From, policy.Source.To);
        DateOnly[] days =
        [
            .. policy.Entries.Where(concerns).SelectMany(entry => new[] { entry.From, entry.To })
                .Append(first).Append(end).Where(day => first <= day && day <= end).Distinct().Order(),
        ];
        return [.. days.Zip(days.Skip(1), (from, to) => new DateSpan(from, to))];
    }

    /// <summary>What a parameter without parts rests on.</summary>
    /// <param name="parameter">Its name in policy data.</param>
    /// <param name="day">The day; set aside while the policy is held.</param>
    public Citation Cite(string parameter, DateOnly day)
    {
        var on = policy.HeldYear is { } year ? new DateOnly(year, 1, 1) : day;
        var entry = policy.Entries.First(entry =>
            entry.Parameter == parameter && entry.From <= on && on < entry.To);
        return new Citation(entry.Rule, entry.Paragraph, entry.Readings);
    }
}
