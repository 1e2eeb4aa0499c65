using System.Globalization;
using ParquetSharp;
using Encoding = System.Text.Encoding;

namespace ClaimsReplay.Input.Columns;

/// <summary>The column of districts: each different text or number has a place in a list, 0 stands for none.</summary>
internal sealed class DistrictFeed(string name, Func<ushort[]> array) : ArrayFeed<ushort>(name, array)
{
    private readonly Dictionary<string, ushort> _places = [];
    private readonly List<string> _names = [""];
    private readonly Dictionary<long, ushort> _placesOfNumbers = [];
    private readonly Dictionary<(nint, int), ushort> _placesInPage = [];

    /// <summary>The districts by their place.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <inheritdoc/>
    protected override void Take(ReadOnlySpan<long> values, Nulls isNull, int at)
    {
        var target = Values.AsSpan(at, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            ushort place = 0;
            if (!isNull[i] && !_placesOfNumbers.TryGetValue(values[i], out place))
            {
                place = PlaceOf(values[i].ToString(CultureInfo.InvariantCulture));
                _placesOfNumbers.Add(values[i], place);
            }

            target[i] = place;
        }
    }

    /// <inheritdoc/>
    protected override void Take(ReadOnlySpan<ByteArray> values, Nulls isNull, int at)
    {
        // Within a page the same text mostly lies at the same place, so that its bytes need not be read again.
        _placesInPage.Clear();
        var target = Values.AsSpan(at, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            ushort place = 0;
            var key = (values[i].Pointer, values[i].Length);
            if (!isNull[i] && !_placesInPage.TryGetValue(key, out place))
            {
                place = PlaceOf(Encoding.UTF8.GetString(Text(values[i])));
                _placesInPage.Add(key, place);
            }

            target[i] = place;
        }
    }

    /// <inheritdoc/>
    protected override void TakeNone(int at, int rows) => Values.AsSpan(at, rows).Clear();

    private ushort PlaceOf(string text)
    {
        if (text.Length is 0 or > IdTable.LongestId) return 0;
        if (_places.TryGetValue(text, out var place)) return place;
        place = checked((ushort)_names.Count);
        _names.Add(text);
        _places.Add(text, place);
        return place;
    }
}
