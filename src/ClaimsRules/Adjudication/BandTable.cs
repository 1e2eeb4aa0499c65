using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Adjudication;

/// <summary>
/// The bands of the cumulative in-scope axis with their rates per level (R5.2, R5.3). The first begins at the
/// deductible, each next where the one before ends, and the last ends at the payment limit (R5.1).
/// </summary>
public sealed class BandTable
{
    /// <summary>The most bands a table may have.</summary>
    public const int MaxBands = 4;

    private const int Levels = 3;

    private readonly long[] _uppers;
    private readonly long[] _ratesByLevel;
    private readonly Citation[] _citations;

    /// <summary>Makes a table.</summary>
    /// <param name="uppers">The band ends, ascending; the last is the limit. 1 to 4.</param>
    /// <param name="rates">The rates, band by band, each for level 1, 2, 3.</param>
    /// <param name="citations">The citations of the rates, in the same order.</param>
    /// <param name="limitCitation">The citation of the limit.</param>
    /// <exception cref="ArgumentException">The counts do not fit, or the ends do not ascend.</exception>
    public BandTable(
        IReadOnlyList<Fen> uppers, IReadOnlyList<RateBp> rates, IReadOnlyList<Citation> citations,
        Citation limitCitation)
    {
        ArgumentNullException.ThrowIfNull(uppers);
        ArgumentNullException.ThrowIfNull(rates);
        ArgumentNullException.ThrowIfNull(citations);
        if (uppers.Count is 0 or > MaxBands)
            throw new ArgumentException($"There must be 1 to {MaxBands} bands.", nameof(uppers));
        if (rates.Count != uppers.Count * Levels || citations.Count != rates.Count)
            throw new ArgumentException("Each band needs a rate and a citation for each of three levels.", nameof(rates));
        _uppers = [.. uppers.Select(upper => upper.Value)];
        if (_uppers[0] <= 0 || _uppers.Zip(_uppers.Skip(1)).Any(pair => pair.Second <= pair.First))
            throw new ArgumentException("Band ends must ascend from above 0.", nameof(uppers));
        _ratesByLevel =
        [
            .. from level in Enumerable.Range(0, Levels)
               from band in Enumerable.Range(0, uppers.Count)
               select (long)rates[band * Levels + level].Value,
        ];
        _citations = [.. citations];
        LimitCitation = limitCitation;
    }

    /// <summary>How many bands there are, 1 to 4.</summary>
    public int Count => _uppers.Length;

    /// <summary>The payment limit (R5.1): the end of the last band.</summary>
    public Fen Limit => new(_uppers[^1]);

    /// <summary>The citation of the limit.</summary>
    public Citation LimitCitation { get; }

    internal ReadOnlySpan<long> UpperFen => _uppers;

    /// <summary>Where a band ends, inclusive.</summary>
    /// <param name="band">The band, from 0.</param>
    public Fen Upper(int band) => new(_uppers[band]);

    /// <summary>A band's rate at a level.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not 1, 2 or 3.</exception>
    public RateBp Rate(int band, HospitalLevel level) => new((int)RatesBp(level)[band]);

    /// <summary>The citation of that rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not 1, 2 or 3.</exception>
    public Citation Cite(int band, HospitalLevel level)
    {
        CheckLevel(level);
        return _citations[band * Levels + (int)level - 1];
    }

    /// <summary>The rates of a level in basis points, band by band.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not 1, 2 or 3.</exception>
    internal ReadOnlySpan<long> RatesBp(HospitalLevel level)
    {
        CheckLevel(level);
        return _ratesByLevel.AsSpan(((int)level - 1) * _uppers.Length, _uppers.Length);
    }

    private static void CheckLevel(HospitalLevel level)
    {
        if (level is < HospitalLevel.One or > HospitalLevel.Three) ThrowLevel(level);
    }

    private static void ThrowLevel(HospitalLevel level) =>
        throw new ArgumentOutOfRangeException(nameof(level), level, "A level of 1, 2 or 3 is needed.");
}
