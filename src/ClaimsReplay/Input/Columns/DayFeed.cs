using ParquetSharp;
using Encoding = System.Text.Encoding;

namespace ClaimsReplay.Input.Columns;

/// <summary>A column of dates, as dates or as text; an absent one is <see cref="Absent"/>.</summary>
internal sealed class DayFeed(string name) : ArrayFeed<DateOnly>(name, null)
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>Stands for no date.</summary>
    public static readonly DateOnly Absent = DateOnly.MaxValue;

    /// <summary>Whether a row may have no date.</summary>
    public bool MayBeAbsent { get; init; }

    /// <inheritdoc/>
    public override bool Takes(ColumnDescriptor column) =>
        column.MaxRepetitionLevel == 0 && column.LogicalType is DateLogicalType or StringLogicalType;

    /// <inheritdoc/>
    protected override void Take(ReadOnlySpan<long> values, Nulls isNull, int at)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var day = values[i] + Epoch;
            if (isNull[i]) TakeAbsent(at + i);
            else if (day >= RowCheck.FirstDay.DayNumber && day <= RowCheck.LastDay.DayNumber)
                Values[at + i] = DateOnly.FromDayNumber((int)day);
            else Faults.Add((at + i, RowCheck.DayAllowed));
        }
    }

    /// <inheritdoc/>
    protected override void Take(ReadOnlySpan<ByteArray> values, Nulls isNull, int at)
    {
        Span<char> chars = stackalloc char[16];
        for (var i = 0; i < values.Length; i++)
        {
            var text = isNull[i] ? [] : Text(values[i]);
            if (text.IsEmpty) TakeAbsent(at + i);
            else if (text.Length == 10 && ServiceTime.TryDay(chars[..Encoding.Latin1.GetChars(text, chars)], out var day)
                && day >= RowCheck.FirstDay && day <= RowCheck.LastDay)
                Values[at + i] = day;
            else Faults.Add((at + i, RowCheck.DayAllowed));
        }
    }

    private void TakeAbsent(int row)
    {
        Values[row] = Absent;
        if (!MayBeAbsent) Faults.Add((row, RowCheck.DayAllowed));
    }
}
