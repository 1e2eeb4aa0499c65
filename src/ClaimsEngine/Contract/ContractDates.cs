using Google.Protobuf.WellKnownTypes;
using Date = Google.Type.Date;

namespace ClaimsEngine.Contract;

/// <summary>Dates and times on the wire.</summary>
internal static class ContractDates
{
    public static Date ToContract(this DateOnly day) =>
        new() { Year = day.Year, Month = day.Month, Day = day.Day };

    /// <summary>A day that was checked before.</summary>
    public static DateOnly ToDay(this Date date) => new(date.Year, date.Month, date.Day);

    public static bool TryToDay(this Date? date, out DateOnly day)
    {
        day = default;
        if (date is null || date.Year is < 1 or > 9999 || date.Month is < 1 or > 12) return false;
        if (date.Day < 1 || date.Day > DateTime.DaysInMonth(date.Year, date.Month)) return false;
        day = new DateOnly(date.Year, date.Month, date.Day);
        return true;
    }

    /// <summary>A time given in milliseconds since 1970-01-01 UTC.</summary>
    public static Timestamp ToTimestamp(long unixMs) =>
        new() { Seconds = unixMs / 1000, Nanos = (int)(unixMs % 1000) * 1_000_000 };
}
