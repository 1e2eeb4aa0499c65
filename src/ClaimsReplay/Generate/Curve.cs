namespace ClaimsReplay.Generate;

/// <summary>
/// A distribution by its quantiles, straight between them. Whole numbers only, so that every machine draws the
/// same.
/// </summary>
internal sealed class Curve
{
    private const int Whole = 1000;

    private readonly long[][] _points;

    /// <summary>Takes [permille, value] points from permille 0 to 1000, both rising.</summary>
    /// <exception cref="NotUsableException">They are not like that; the message names the place.</exception>
    public Curve(string place, long[][]? points, long most)
    {
        _points = points ?? [];
        var fits = _points.Length >= 2 && _points.All(point => point.Length == 2)
            && _points[0][0] == 0 && _points[^1][0] == Whole && _points[0][1] >= 0 && _points[^1][1] <= most;
        for (var i = 1; fits && i < _points.Length; i++)
            fits = _points[i][0] > _points[i - 1][0] && _points[i][1] >= _points[i - 1][1];
        if (fits) return;
        throw new NotUsableException(new Words(
            $"{place}: points [permille, value] are allowed, the first at 0, the last at 1000, "
            + $"permille rising, values from 0 to {most} and never falling.",
            $"{place} 须为 [千分位, 值] 列表，由 0 至 1000 递增。"));
    }

    /// <summary>Draws a value.</summary>
    public long Draw(ref SeededStream random)
    {
        // Thousandths of a permille, so that a steep last stretch is not a few steps.
        const int parts = 1000;
        var at = random.Below(Whole * parts);
        var i = 1;
        while (_points[i][0] * parts <= at) i++;
        var (from, to) = (_points[i - 1], _points[i]);
        var width = (to[0] - from[0]) * parts;
        return from[1] + (to[1] - from[1]) * (at - from[0] * parts) / width;
    }
}
