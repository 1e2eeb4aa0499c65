using System.Globalization;
using ParquetSharp;
using Encoding = System.Text.Encoding;

namespace ClaimsReplay.Input.Columns;

/// <summary>The column of districts: each different text or number has a place in a list, 0 stands for none.</summary>
internal sealed class DistrictFeed(string name, Func<ushort[]> array) : ArrayFeed<ushort>(name, array)
{
    private readonly Dictionary<string, ushort> _places = [];
    private readonly List<string> _names = [""];
    private byte[] _lastText = [];
    private long _lastNumber = long.MinValue;
    private ushort _last;

    /// <summary>The districts by their place.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <inheritdoc/>
    protected override void Take(ReadOnlySpan<long> values, Nulls isNull, int at)
    {
        var target = Values.AsSpan(at, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] != _lastNumber && !isNull[i])
            {
                _lastNumber = values[i];
                _last = PlaceOf(_lastNumber.ToString(CultureInfo.InvariantCulture));
            }

            target[i] = isNull[i] ? (ushort)0 : _last;
        }
    }

    /// <inheritdoc/>
    protected override void Take(ReadOnlySpan<ByteArray> values, Nulls isNull, int at)
    {
        var target = Values.AsSpan(at, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var text = isNull[i] ? [] : Text(values[i]);
            if (!text.SequenceEqual(_lastText))
            {
                _lastText = text.ToArray();
                _last = PlaceOf(Encoding.UTF8.GetString(text));
            }

            target[i] = _last;
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
