using ClaimsRules.Adjudication;
using ClaimsRules.Dates;

namespace ClaimsRules.Members;

/// <summary>What the rules know of a member: birth date and dated coverage. Immutable.</summary>
public sealed class MemberHistory
{
    private readonly CoveragePeriod[] _periods;

    /// <summary>Makes a history.</summary>
    /// <param name="birthDate">The birth date.</param>
    /// <param name="coverageUntil">The last covered day, or null while coverage goes on.</param>
    /// <param name="periods">
    /// The periods, at least one, with ascending first days, each with a status and a base of 0 or more.
    /// </param>
    /// <exception cref="ArgumentException">The periods are not like that.</exception>
    public MemberHistory(DateOnly birthDate, DateOnly? coverageUntil, IReadOnlyList<CoveragePeriod> periods)
    {
        ArgumentNullException.ThrowIfNull(periods);
        if (periods.Count == 0) throw new ArgumentException("A member needs a period.", nameof(periods));
        for (var i = 0; i < periods.Count; i++)
        {
            if (periods[i].Status is CoverageStatus.None or > CoverageStatus.Resident)
                throw new ArgumentException($"Period {i} has no status.", nameof(periods));
            if (i > 0 && periods[i].From <= periods[i - 1].From)
                throw new ArgumentException($"Period {i} does not begin after the one before.", nameof(periods));
            if (periods[i].ContributionBase.IsNegative)
                throw new ArgumentException($"Period {i} has a contribution base below 0.", nameof(periods));
        }

        BirthDate = birthDate;
        CoverageUntil = coverageUntil;
        _periods = [.. periods];
    }

    /// <summary>The birth date.</summary>
    public DateOnly BirthDate { get; }

    /// <summary>The last covered day, or null while coverage goes on.</summary>
    public DateOnly? CoverageUntil { get; }

    /// <summary>The periods in order.</summary>
    public ReadOnlySpan<CoveragePeriod> Periods => _periods;

    /// <summary>The year of the first covered day.</summary>
    public int FirstYear => _periods[0].From.Year;

    /// <summary>Finds the period in force on a day.</summary>
    /// <returns>
    /// <see cref="Reason.None"/>, <see cref="Reason.CoverageNotStarted"/> or <see cref="Reason.CoverageEnded"/>.
    /// </returns>
    public Reason CoverageOn(DateOnly day, out CoveragePeriod period)
    {
        period = default;
        if (day < _periods[0].From) return Reason.CoverageNotStarted;
        if (day > CoverageUntil) return Reason.CoverageEnded;
        var i = _periods.Length - 1;
        while (day < _periods[i].From) i--;
        period = _periods[i];
        return Reason.None;
    }

    /// <summary>The category by status and age (R4.1, I3, I4); a veteran worker takes the row of the own age.</summary>
    /// <param name="status">The status on the day.</param>
    /// <param name="seniorAge">The age from which a retiree is senior, in years.</param>
    /// <param name="day">The day.</param>
    public MemberCategory Category(CoverageStatus status, int seniorAge, DateOnly day) => status switch
    {
        CoverageStatus.Active => MemberCategory.Active,
        CoverageStatus.Retiree or CoverageStatus.VeteranWorker =>
            Age.HasReached(BirthDate, seniorAge, day) ? MemberCategory.RetireeFrom70 : MemberCategory.RetireeUnder70,
        _ => MemberCategory.None,
    };
}
