using Google.Protobuf.WellKnownTypes;
using Google.Type;

namespace ClaimsGateway.Nhsa.Contract;

/// <summary>Days and times of the contract.</summary>
internal static class ContractDates
{
    /// <summary>A day as the contract writes it.</summary>
    public static Date ToContract(this DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    /// <summary>A day out of the contract; null when it is absent.</summary>
    public static DateOnly? ToDay(this Date? date) =>
        date is null ? null : new DateOnly(date.Year, date.Month, date.Day);

    /// <summary>A time out of the contract, in Asia/Shanghai; null when it is absent.</summary>
    public static System.DateTime? ToLocal(this Timestamp? time) =>
        time is null ? null : ShanghaiClock.LocalOf(time.ToDateTimeOffset());
}
