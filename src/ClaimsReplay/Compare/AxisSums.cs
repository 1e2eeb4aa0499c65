using ClaimsRules.Money;

namespace ClaimsReplay.Compare;

/// <summary>
/// How far member-years get on the in-scope axis (I1): stretches of 250 yuan up to 15 000, then one for the rest.
/// The same under every policy.
/// </summary>
internal sealed class AxisSums
{
    private const long Width = 25_000;

    private readonly (long Years, long Fen)[] _stretches = new (long, long)[61];

    /// <summary>How many stretches there are.</summary>
    public int Count => _stretches.Length;

    /// <summary>Where a stretch begins.</summary>
    public static Fen From(int stretch) => new(stretch * Width);

    /// <summary>The member-years that end in a stretch, and their in-scope expense.</summary>
    public (long Years, long Fen) Of(int stretch) => _stretches[stretch];

    /// <summary>Adds a member-year by its in-scope expense.</summary>
    public void Add(Fen inScope)
    {
        ref var stretch = ref _stretches[(int)Math.Min(inScope.Value / Width, _stretches.Length - 1)];
        stretch.Years++;
        stretch.Fen += inScope.Value;
    }

    /// <summary>Adds other member-years.</summary>
    public void Add(AxisSums other)
    {
        for (var i = 0; i < _stretches.Length; i++)
        {
            _stretches[i].Years += other._stretches[i].Years;
            _stretches[i].Fen += other._stretches[i].Fen;
        }
    }
}
