using System.Buffers.Text;
using System.Runtime.InteropServices;
using ClaimsRules.Money;
using ParquetSharp;

namespace ClaimsReplay.Input.Columns;

/// <summary>A column of amounts in whole fen; an absent one is <see cref="Absent"/> where that is allowed.</summary>
internal sealed class AmountFeed(string name, Func<Fen[]>? array = null) : ArrayFeed<Fen>(name, array)
{
    /// <summary>Stands for no amount.</summary>
    public static readonly Fen Absent = new(-1);

    /// <summary>Whether a row may have no amount.</summary>
    public bool MayBeAbsent { get; init; }

    /// <inheritdoc/>
    protected override void Take(ReadOnlySpan<long> values, Nulls isNull, int at)
    {
        values.CopyTo(MemoryMarshal.Cast<Fen, long>(Values.AsSpan(at, values.Length)));
        if (isNull.None && !values.ContainsAnyExceptInRange(0, RowCheck.LargestAmount)) return;
        for (var i = 0; i < values.Length; i++)
        {
            if (isNull[i]) TakeAbsent(at + i);
            else if (values[i] is < 0 or > RowCheck.LargestAmount) Faults.Add((at + i, RowCheck.AmountAllowed));
        }
    }

    /// <inheritdoc/>
    protected override void Take(ReadOnlySpan<ByteArray> values, Nulls isNull, int at)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var text = isNull[i] ? [] : Text(values[i]);
            if (text.IsEmpty) TakeAbsent(at + i);
            else if (char.IsAsciiDigit((char)text[0]) && Utf8Parser.TryParse(text, out long fen, out var used)
                && used == text.Length && fen <= RowCheck.LargestAmount)
                Values[at + i] = new Fen(fen);
            else Faults.Add((at + i, RowCheck.AmountAllowed));
        }
    }

    /// <inheritdoc/>
    protected override void TakeNone(int at, int rows) => Values.AsSpan(at, rows).Fill(Absent);

    private void TakeAbsent(int row)
    {
        Values[row] = Absent;
        if (!MayBeAbsent) Faults.Add((row, RowCheck.AmountAllowed));
    }
}
