namespace ClaimsReplay.Generate;

/// <summary>Draws one of a few places in the proportion of their weights.</summary>
internal sealed class Weights
{
    private const int MostOfOne = 1_000_000;

    private readonly int[] _ends;

    /// <summary>Takes the weights, whole numbers from 0, not all of them 0.</summary>
    /// <exception cref="NotUsableException">They are not like that; the message names the place.</exception>
    public Weights(string place, IReadOnlyList<int>? weights, int? count = null)
    {
        var given = weights ?? [];
        var fits = given.Count is > 0 and <= 1000 && given.All(weight => weight is >= 0 and <= MostOfOne);
        if (!fits || given.All(weight => weight == 0) || (count is { } exact && given.Count != exact))
        {
            throw new NotUsableException(new Words(
                $"{place}: {(count is { } n ? $"{n} " : "")}weights from 0 to {MostOfOne} are allowed, not all of them 0.",
                $"{place} 须为 0 至 {MostOfOne} 的权重，且不全为 0。"));
        }

        _ends = new int[given.Count];
        var sum = 0;
        for (var i = 0; i < _ends.Length; i++) _ends[i] = sum += given[i];
    }

    /// <summary>Draws a place, counted from 0.</summary>
    public int Draw(ref SeededStream random)
    {
        var at = random.Below(_ends[^1]);
        var place = 0;
        while (_ends[place] <= at) place++;
        return place;
    }
}
