using ClaimsEngine.Contract;
using Google.Type;
using V1 = Claims.V1;

namespace ClaimsEngine.Reconciliation;

/// <summary>Checks what reports and comparisons are asked with.</summary>
internal static class ReportFields
{
    private const int MostMonths = 60;

    /// <summary>Two days in order, so many at most.</summary>
    public static (DateOnly From, DateOnly Until) Days(
        FieldCheck check, string prefix, Date? first, Date? last, int mostDays)
    {
        var from = check.Day($"{prefix}from", first);
        var until = check.Day($"{prefix}until", last);
        if (from == default || until == default) return (from, until);
        if (until < from)
        {
            check.Add($"{prefix}until", "早于首日，须不早于首日",
                "lies before from; the same day or a later one is allowed");
        }

        var days = until.DayNumber - from.DayNumber + 1;
        if (days > mostDays)
        {
            check.Add($"{prefix}until", $"共{days}天，最多{mostDays}天",
                $"makes {days} days; at most {mostDays} are allowed");
        }

        return (from, until);
    }

    /// <summary>Two months in order, 60 at most; every month of them by its first day.</summary>
    public static List<DateOnly> Months(FieldCheck check, Date? first, Date? last)
    {
        var from = Month(check, "from_month", first);
        var until = Month(check, "until_month", last);
        if (from == default || until == default) return [];
        var months = (until.Year - from.Year) * 12 + until.Month - from.Month + 1;
        if (months is >= 1 and <= MostMonths) return [.. Enumerable.Range(0, months).Select(from.AddMonths)];
        if (months < 1)
        {
            check.Add("until_month", "早于首月",
                "lies before from_month; the same month or a later one is allowed");
        }
        else
        {
            check.Add("until_month", $"共{months}个月，最多{MostMonths}个月",
                $"makes {months} months; at most {MostMonths} are allowed");
        }

        return [];
    }

    /// <summary>A month: its day is 0 or 1.</summary>
    /// <returns>Its first day, or the first of all days when it is none.</returns>
    public static DateOnly Month(FieldCheck check, string field, Date? month)
    {
        if (month is null || month.Day == 1) return check.Day(field, month);
        if (month.Day == 0) return check.Day(field, new Date { Year = month.Year, Month = month.Month, Day = 1 });
        check.Add(field, $"日为{month.Day}，须为0或1", $"has day {month.Day}; 0 or 1 is allowed");
        return default;
    }

    /// <summary>What an institution has; counts are not negative, sums may be: a reversal counts on its own day.</summary>
    public static void Totals(FieldCheck check, V1.ClaimTotals? totals)
    {
        if (totals is null)
        {
            check.Add("totals", "缺失", "are missing; the institution's totals are required");
            return;
        }

        check.Number("totals.settled", totals.Settled, 0, long.MaxValue);
        check.Number("totals.reversed", totals.Reversed, 0, long.MaxValue);
    }

    /// <summary>One of an institution's records.</summary>
    public static void Row(FieldCheck check, string path, V1.DetailRow row)
    {
        check.Id($"{path}.claim_number", row.ClaimNumber);
        check.Amount($"{path}.total_fen", row.TotalFen);
        check.Amount($"{path}.fund_fen", row.FundFen);
        check.Amount($"{path}.account_fen", row.AccountFen);
        check.Amount($"{path}.cash_fen", row.CashFen);
    }
}
