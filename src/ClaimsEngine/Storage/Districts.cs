using ClaimsEngine.Contract;
using ClaimsEngine.Ledger;
using V1 = Claims.V1;

namespace ClaimsEngine.Storage;

/// <summary>
/// Institutions' districts by day, as they are known today: a district that was corrected afterwards moves the
/// claims of its days, and a claim and its reversal always count in the same one.
/// </summary>
internal sealed class Districts
{
    private readonly Dictionary<long, (int From, string District)[]> _periods;

    /// <summary>Reads districts.</summary>
    /// <param name="institutions">The institutions' keys with their messages.</param>
    public Districts(IEnumerable<(long Key, byte[] Content)> institutions) => _periods = institutions.ToDictionary(
        institution => institution.Key,
        institution => V1.Institution.Parser.ParseFrom(institution.Content).Periods
            .Select(period => (StoredDay.Of(period.From.ToDay()), period.District)).ToArray());

    /// <summary>The periods: from a day until before another, as the ledger keeps days.</summary>
    public IEnumerable<(long Institution, int From, int Until, string District)> Periods()
    {
        foreach (var (institution, periods) in _periods)
        {
            for (var i = 0; i < periods.Length; i++)
            {
                var until = i + 1 < periods.Length ? periods[i + 1].From : int.MaxValue;
                if (periods[i].From < until) yield return (institution, periods[i].From, until, periods[i].District);
            }
        }
    }

    /// <summary>The district on a day, as the ledger keeps days; empty before the first period.</summary>
    public string Of(long institution, long day)
    {
        var periods = _periods.GetValueOrDefault(institution, []);
        for (var i = periods.Length - 1; i >= 0; i--)
        {
            if (periods[i].From <= day) return periods[i].District;
        }

        return "";
    }
}
