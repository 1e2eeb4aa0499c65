using ParquetSharp;
using Encoding = System.Text.Encoding;

namespace ClaimsReplay.Input.Columns;

/// <summary>A column of a few words, or of numbers and flags that are written as such words.</summary>
/// <param name="name">The column's name.</param>
/// <param name="words">The words and what they mean.</param>
/// <param name="array">Receives the meanings.</param>
internal sealed class WordFeed<T>(string name, (string Word, T Value)[] words, Func<T[]>? array = null)
    : ArrayFeed<T>(name, array)
    where T : struct
{
    private readonly byte[][] _words = [.. words.Select(word => Encoding.UTF8.GetBytes(word.Word))];
    private readonly long[] _numbers = [.. words.Select(word => NumberOf(word.Word))];

    /// <summary>What an absent word means, or null when there must be one.</summary>
    public T? Absent { get; init; }

    /// <inheritdoc/>
    protected override void Take(ReadOnlySpan<long> values, Nulls isNull, int at)
    {
        var target = Values.AsSpan(at, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var word = isNull[i] ? -1 : Array.IndexOf(_numbers, values[i]);
            if (word >= 0) target[i] = words[word].Value;
            else TakeOther(at + i, isNull[i]);
        }
    }

    /// <inheritdoc/>
    protected override void Take(ReadOnlySpan<ByteArray> values, Nulls isNull, int at)
    {
        var target = Values.AsSpan(at, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var text = isNull[i] ? [] : Text(values[i]);
            var word = _words.Length - 1;
            while (word >= 0 && !text.SequenceEqual(_words[word])) word--;
            if (word >= 0) target[i] = words[word].Value;
            else TakeOther(at + i, text.IsEmpty);
        }
    }

    /// <inheritdoc/>
    protected override void TakeNone(int at, int rows) => Values.AsSpan(at, rows).Fill(Absent!.Value);

    private static long NumberOf(string word) => word switch
    {
        "false" => 0,
        "true" => 1,
        _ => word.Length == 1 && char.IsAsciiDigit(word[0]) ? word[0] - '0' : long.MinValue,
    };

    private void TakeOther(int row, bool isAbsent)
    {
        if (isAbsent && Absent is { } value) Values[row] = value;
        else Faults.Add((row, RowCheck.WordsAllowed<T>(words)));
    }
}
