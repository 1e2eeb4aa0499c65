using ParquetSharp;
using Encoding = System.Text.Encoding;

namespace ClaimsReplay.Input.Columns;

/// <summary>
/// The column of service times: dates, timestamps or text. A timestamp counts as it is stored, in text the first
/// ten characters are the day (see <see cref="ServiceTime"/>).
/// </summary>
/// <param name="name">The column's name.</param>
/// <param name="days">Receives the service dates.</param>
internal sealed class MomentFeed(string name, Func<DateOnly[]> days) : ArrayFeed<ulong>(name, null)
{
    private const long NanosOfDay = 86_400_000_000_000;

    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;
    private static readonly int First = RowCheck.FirstDay.DayNumber;
    private static readonly int Last = RowCheck.LastDay.DayNumber;

    private long _unitsOfDay = 1;

    /// <summary>The time of the day of a row, in nanoseconds.</summary>
    public long NanosOfDayAt(int row) => NanosOfDayOf(Values[row]);

    /// <summary>The time of the day of a value, in nanoseconds.</summary>
    public static long NanosOfDayOf(ulong moment) => (long)(moment % (ulong)NanosOfDay);

    /// <inheritdoc/>
    public override bool Takes(ColumnDescriptor column)
    {
        if (column.MaxRepetitionLevel != 0) return false;
        _unitsOfDay = column.LogicalType switch
        {
            DateLogicalType => 1,
            TimestampLogicalType { TimeUnit: TimeUnit.Millis } => 86_400_000,
            TimestampLogicalType { TimeUnit: TimeUnit.Micros } => 86_400_000_000,
            TimestampLogicalType { TimeUnit: TimeUnit.Nanos } => NanosOfDay,
            StringLogicalType => 0,
            _ => -1,
        };
        return _unitsOfDay >= 0;
    }

    /// <inheritdoc/>
    public override void Copy(int from, int to)
    {
        base.Copy(from, to);
        days()[to] = days()[from];
    }

    /// <inheritdoc/>
    protected override void MoveValues(int from, int rows)
    {
        base.MoveValues(from, rows);
        days().AsSpan(from, rows).CopyTo(days());
    }

    /// <inheritdoc/>
    protected override void Take(ReadOnlySpan<long> values, Nulls isNull, int at)
    {
        if (_unitsOfDay == 1 && isNull.None && !values.ContainsAnyExceptInRange(First - Epoch, Last - Epoch))
        {
            TakeDays(values, at);
            return;
        }

        var (units, nanosOfUnit) = (_unitsOfDay, NanosOfDay / _unitsOfDay);
        for (var i = 0; i < values.Length; i++)
        {
            var day = units == 1 ? values[i] : Math.DivRem(values[i], units).Quotient;
            var rest = values[i] - day * units;
            if (rest < 0) (day, rest) = (day - 1, rest + units);
            if (isNull[i]) Faults.Add((at + i, RowCheck.TimeAllowed));
            else Put(at + i, day + Epoch, rest * nanosOfUnit);
        }
    }

    /// <inheritdoc/>
    protected override void Take(ReadOnlySpan<ByteArray> values, Nulls isNull, int at)
    {
        Span<char> chars = stackalloc char[64];
        for (var i = 0; i < values.Length; i++)
        {
            var text = isNull[i] ? [] : Text(values[i]);
            if (text.Length <= chars.Length
                && ServiceTime.TryParse(chars[..Encoding.Latin1.GetChars(text, chars)], out var time))
                Put(at + i, time.Day.DayNumber, time.NanosOfDay);
            else Faults.Add((at + i, RowCheck.TimeAllowed));
        }
    }

    /// <summary>Takes dates that are all allowed.</summary>
    private void TakeDays(ReadOnlySpan<long> values, int at)
    {
        var target = days().AsSpan(at, values.Length);
        var moments = Values.AsSpan(at, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var day = (int)values[i] + Epoch;
            target[i] = DateOnly.FromDayNumber(day);
            moments[i] = (ulong)(day - First) * NanosOfDay;
        }
    }

    /// <summary>Puts the day, and its nanoseconds since the first day that is allowed: they fit 64 bits.</summary>
    private void Put(int row, long day, long nanos)
    {
        if (day < First || day > Last)
        {
            Faults.Add((row, RowCheck.TimeAllowed));
            return;
        }

        days()[row] = DateOnly.FromDayNumber((int)day);
        Values[row] = unchecked((ulong)(day - First) * (ulong)NanosOfDay + (ulong)nanos);
    }
}
