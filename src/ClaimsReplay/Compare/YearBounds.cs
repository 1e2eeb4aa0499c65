using ClaimsRules.Adjudication;
using ClaimsRules.Columns;
using ClaimsRules.Policies;

namespace ClaimsReplay.Compare;

/// <summary>
/// Counts member-years beyond the marks of a policy's axis: the own deductible, the ends of the bands, the limit
/// (I1). Band ends are those of the year's first day.
/// </summary>
/// <param name="policy">The policy.</param>
internal sealed class YearBounds(Policy policy)
{
    private readonly Dictionary<int, long[]> _uppers = [];
    private readonly long[] _overUpper = new long[BandTable.MaxBands];
    private long[] _lastUppers = [];
    private int _lastYear;

    /// <summary>How many exceeded the deductible.</summary>
    public long OverDeductible { get; private set; }

    /// <summary>How many there are.</summary>
    public long Years { get; private set; }

    /// <summary>The most bands of any year.</summary>
    public int Bands { get; private set; }

    /// <summary>How many exceeded the end of a band; the last is the limit.</summary>
    /// <param name="band">The band, from 0.</param>
    public long Over(int band) => _overUpper[band];

    /// <summary>Adds a member-year.</summary>
    public void Add(in MemberYear year)
    {
        Years++;
        var totals = year.Totals;
        if (totals.InScope > totals.Deductible) OverDeductible++;
        if (year.Year != _lastYear) (_lastYear, _lastUppers) = (year.Year, Uppers(year.Year));
        var uppers = _lastUppers;
        for (var band = 0; band < uppers.Length; band++)
        {
            if (totals.InScope.Value > uppers[band]) _overUpper[band]++;
        }
    }

    /// <summary>Adds other member-years.</summary>
    public void Add(YearBounds other)
    {
        Years += other.Years;
        OverDeductible += other.OverDeductible;
        Bands = Math.Max(Bands, other.Bands);
        for (var band = 0; band < _overUpper.Length; band++) _overUpper[band] += other._overUpper[band];
    }

    private long[] Uppers(int year)
    {
        if (_uppers.TryGetValue(year, out var uppers)) return uppers;
        var day = new DateOnly(year, 1, 1);
        var bands = policy.IsInForce(day) ? policy.BandsOn(day) : null;
        uppers = bands is null ? [] : [.. Enumerable.Range(0, bands.Count).Select(band => bands.Upper(band).Value)];
        Bands = Math.Max(Bands, uppers.Length);
        return _uppers[year] = uppers;
    }
}
