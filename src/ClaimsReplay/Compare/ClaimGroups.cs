using ClaimsReplay.Input;
using ClaimsRules.Adjudication;

namespace ClaimsReplay.Compare;

/// <summary>
/// The groups by which claims are summed: month of the window, level, age band and district, together. Districts
/// come last, so that one that appears later takes a place behind the others.
/// </summary>
/// <param name="window">The service dates.</param>
internal sealed class ClaimGroups(DateWindow window)
{
    private const int Levels = 3;

    private readonly int _firstMonth = MonthOf(window.From);
    private readonly ushort[] _monthOfDay = MonthsOf(window);

    /// <summary>How many months there are.</summary>
    public int Months { get; } = MonthOf(window.To) - MonthOf(window.From) + 1;

    /// <summary>How many groups there are for a number of districts.</summary>
    public int For(int districts) => checked(districts * Months * Levels * AgeBand.Count);

    /// <summary>The place of a month, from 0.</summary>
    public int Month(DateOnly day) => _monthOfDay[day.DayNumber - window.From.DayNumber];

    /// <summary>A claim's group.</summary>
    public int Of(int district, int month, HospitalLevel level, int band) =>
        ((district * Months + month) * Levels + (int)level - 1) * AgeBand.Count + band;

    /// <summary>What a group stands for.</summary>
    public (int District, int Month, int Level, int Band) Parts(int group)
    {
        var (rest, band) = Math.DivRem(group, AgeBand.Count);
        (rest, var level) = Math.DivRem(rest, Levels);
        var (district, month) = Math.DivRem(rest, Months);
        return (district, month, level + 1, band);
    }

    /// <summary>The name of a month, such as <c>2022-03</c>.</summary>
    public string MonthName(int month)
    {
        var (year, index) = Math.DivRem(_firstMonth + month, 12);
        return $"{year:D4}-{index + 1:D2}";
    }

    /// <summary>The first day of a month.</summary>
    public DateOnly FirstDay(int month) => new((_firstMonth + month) / 12, (_firstMonth + month) % 12 + 1, 1);

    private static int MonthOf(DateOnly day) => day.Year * 12 + day.Month - 1;

    private static ushort[] MonthsOf(DateWindow window)
    {
        var months = new ushort[window.To.DayNumber - window.From.DayNumber + 1];
        var first = MonthOf(window.From);
        for (var day = 0; day < months.Length; day++) months[day] = (ushort)(MonthOf(window.From.AddDays(day)) - first);
        return months;
    }
}
