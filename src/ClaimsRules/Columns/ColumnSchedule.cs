using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Columns;

/// <summary>
/// One policy's numbers as the kernel reads them. Band ends and deductibles are cut off at
/// <see cref="int.MaxValue"/>, which changes nothing: no member in narrow columns has a larger sum.
/// </summary>
internal sealed class ColumnSchedule
{
    private const int Categories = 4;

    private readonly int[] _deductibles;
    private readonly byte[] _ladderOfEra;
    private readonly int[] _uppers;
    private readonly long[] _ratesBp;
    private readonly int _firstYear;

    public ColumnSchedule(Policy policy, ReadOnlySpan<Era> eras, int firstYear)
    {
        _firstYear = firstYear;
        _deductibles = Deductibles(policy, firstYear, eras[^1].Year);
        _ladderOfEra = new byte[eras.Length];
        List<BandTable> ladders = [];
        for (var era = 0; era < eras.Length; era++)
        {
            if (!policy.IsInForce(eras[era].From)) continue;
            var bands = policy.BandsOn(eras[era].From);
            var numbers = Ladder.Numbers(bands);
            var known = ladders.FindIndex(other => Ladder.Numbers(other).SequenceEqual(numbers));
            if (known < 0) ladders.Add(bands);
            _ladderOfEra[era] = (byte)(known < 0 ? ladders.Count - 1 : known);
        }

        _uppers = new int[Math.Max(1, ladders.Count) * BandTable.MaxBands];
        _ratesBp = new long[_uppers.Length * Ladder.Levels];
        for (var ladder = 0; ladder < ladders.Count; ladder++) Arrange(ladders[ladder], ladder);
        HasManyBands = ladders.Any(bands => bands.Count > 2);
        var limit = ladders.Select(bands => bands.Limit.Value).DefaultIfEmpty().Max();
        Weights = BandWeights.Of(_ratesBp, ladders.Count, limit);
    }

    /// <summary>Whether any table has more than two bands.</summary>
    public bool HasManyBands { get; }

    /// <summary>
    /// The rates in the smallest whole units for vectors, or null when their products do not fit.
    /// </summary>
    public BandWeights? Weights { get; }

    /// <summary>
    /// Writes what applies from an opening or segment on: the ladder's place, then the ends.
    /// </summary>
    /// <param name="opening">Era, category and deductible year.</param>
    /// <param name="rows">Receives six numbers.</param>
    /// <param name="stride">How far they lie apart.</param>
    public void Enter(in Opening opening, Span<int> rows, int stride)
    {
        var ladder = _ladderOfEra[opening.Era];
        var deductible = Deductible(opening.DeductibleYear, opening.Category);
        rows[0] = ladder * Ladder.Levels;
        rows[stride] = deductible;
        for (var band = 0; band < BandTable.MaxBands; band++)
            rows[(band + 2) * stride] = Math.Max(deductible, _uppers[ladder * BandTable.MaxBands + band]);
    }

    /// <summary>A ladder's rates in basis points: four bands of level 0 to 3.</summary>
    public ReadOnlySpan<long> RatesBp(int ladder) =>
        _ratesBp.AsSpan(ladder * BandTable.MaxBands * Ladder.Levels, BandTable.MaxBands * Ladder.Levels);

    /// <summary>The deductible, or 0 for no category: such a member's claims are refused.</summary>
    public int Deductible(int deductibleYear, MemberCategory category) =>
        category == MemberCategory.None
            ? 0
            : _deductibles[(deductibleYear - _firstYear) * Categories + (int)category];

    private static int[] Deductibles(Policy policy, int firstYear, int lastYear)
    {
        lastYear = Math.Max(lastYear, policy.HeldYear ?? 0);
        var deductibles = new int[(lastYear - firstYear + 1) * Categories];
        for (var year = firstYear; year <= lastYear; year++)
        {
            if (!policy.HasSchedule(year)) continue;
            for (var category = MemberCategory.Active; category <= MemberCategory.RetireeFrom70; category++)
            {
                deductibles[(year - firstYear) * Categories + (int)category] =
                    Narrow(policy.Deductible(policy.HeldYear ?? year, category));
            }
        }

        return deductibles;
    }

    private void Arrange(BandTable bands, int ladder)
    {
        for (var band = 0; band < BandTable.MaxBands; band++)
        {
            var row = ladder * BandTable.MaxBands + band;
            var real = Math.Min(band, bands.Count - 1);
            _uppers[row] = Narrow(bands.Upper(real));
            for (var level = HospitalLevel.One; level <= HospitalLevel.Three; level++)
                _ratesBp[row * Ladder.Levels + (int)level] = bands.Rate(real, level).Value;
        }
    }

    private static int Narrow(Fen amount) => (int)Math.Min(amount.Value, int.MaxValue);
}
