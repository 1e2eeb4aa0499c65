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
    /// <summary>How many places of texts are remembered: a power of 2, well above the number of words.</summary>
    private const int Slots = 64;

    private readonly byte[][] _words = [.. words.Select(word => Encoding.UTF8.GetBytes(word.Word))];
    private readonly sbyte[] _placeOfNumber = PlacesOfNumbers(words);
    private readonly T[] _values = [.. words.Select(word => word.Value)];
    private readonly (nint Pointer, int Length, T Value)[] _found = new (nint, int, T)[Slots];

    /// <summary>What an absent word means, or null when there must be one.</summary>
    public T? Absent { get; init; }

    /// <inheritdoc/>
    protected override void Take(ReadOnlySpan<long> values, Nulls isNull, int at)
    {
        var target = Values.AsSpan(at, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var number = values[i];
            var word = (ulong)number < (ulong)_placeOfNumber.Length && !isNull[i] ? _placeOfNumber[number] : -1;
            if (word >= 0) target[i] = _values[word];
            else TakeOther(at + i, isNull[i]);
        }
    }

    /// <inheritdoc/>
    protected override void Take(ReadOnlySpan<ByteArray> values, Nulls isNull, int at)
    {
        // Within a page the same word mostly lies at the same place, so that its bytes need not be read again.
        Array.Clear(_found);
        var target = Values.AsSpan(at, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var place = values[i];
            ref var found = ref _found[(place.Pointer >>> 2) & (Slots - 1)];
            if (found.Pointer == place.Pointer && found.Length == place.Length && place.Length > 0 && !isNull[i])
            {
                target[i] = found.Value;
                continue;
            }

            var text = isNull[i] ? [] : Text(place);
            var word = PlaceOf(text);
            if (word < 0)
            {
                TakeOther(at + i, text.IsEmpty);
                continue;
            }

            target[i] = _values[word];
            found = (place.Pointer, place.Length, target[i]);
        }
    }

    /// <inheritdoc/>
    protected override void TakeNone(int at, int rows) => Values.AsSpan(at, rows).Fill(Absent!.Value);

    /// <summary>The words' places by the number that stands for each, -1 for none.</summary>
    private static sbyte[] PlacesOfNumbers((string Word, T Value)[] words)
    {
        var places = new sbyte[10];
        Array.Fill(places, (sbyte)-1);
        for (var place = 0; place < words.Length; place++)
        {
            var word = words[place].Word;
            if (word is "false" or "true") places[word is "true" ? 1 : 0] = (sbyte)place;
            else if (word.Length == 1 && char.IsAsciiDigit(word[0])) places[word[0] - '0'] = (sbyte)place;
        }

        return places;
    }

    private int PlaceOf(ReadOnlySpan<byte> text)
    {
        var word = _words.Length - 1;
        while (word >= 0 && !text.SequenceEqual(_words[word])) word--;
        return word;
    }

    private void TakeOther(int row, bool isAbsent)
    {
        if (isAbsent && Absent is { } value) Values[row] = value;
        else Faults.Add((row, RowCheck.WordsAllowed<T>(words)));
    }
}
