using System.Globalization;

namespace ClaimsLoad.Load;

/// <summary>Shares of the kinds of calls.</summary>
internal sealed class CallMix
{
    private readonly int[] _shares;
    private readonly int _total;

    private CallMix(int[] shares)
    {
        _shares = shares;
        _total = shares.Sum();
    }

    /// <summary>Settlements only.</summary>
    public static CallMix Settlements { get; } = new([1, 0, 0, 0]);

    /// <summary>Reads settle:quote:reverse:repeat, such as 80:10:5:5.</summary>
    /// <exception cref="ArgumentException">Other than four shares of which one is above 0.</exception>
    public static CallMix Parse(string text)
    {
        int[] shares =
        [
            .. text.Split(':').Select(part =>
                int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var share) ? share : -1),
        ];
        if (shares.Length != 4 || shares.Any(share => share is < 0 or > 1_000_000) || shares.Sum() == 0)
            throw new ArgumentException($"The mix is '{text}'; settle:quote:reverse:repeat is required, as 80:10:5:5.");
        return new CallMix(shares);
    }

    /// <summary>Draws a kind.</summary>
    public CallKind Draw(Random random)
    {
        var drawn = random.Next(_total);
        for (var kind = 0; ; kind++)
        {
            drawn -= _shares[kind];
            if (drawn < 0) return (CallKind)kind;
        }
    }
}
