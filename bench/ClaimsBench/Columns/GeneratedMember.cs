using ClaimsRules.Adjudication;
using ClaimsRules.Columns;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsBench.Columns;

/// <summary>One random member: 5 to 35 claims a year, two in three active, the others retired.</summary>
internal sealed class GeneratedMember
{
    private readonly MemberHistory _history;
    private readonly Fen _openingBalance;
    private readonly DateOnly[] _dates;
    private readonly Fen[] _inScope;
    private readonly Fen[] _outOfScope;
    private readonly HospitalLevel[] _levels;

    public GeneratedMember(Random random, int years, bool outside)
    {
        var count = random.Next(5, 36) * years;
        var days = 365 * years;
        _dates = new DateOnly[count];
        _inScope = new Fen[count];
        _outOfScope = new Fen[outside ? count : 0];
        _levels = new HospitalLevel[count];
        for (var i = 0; i < count; i++)
        {
            _dates[i] = new DateOnly(2022, 1, 1).AddDays((int)((long)i * days / count) + random.Next(days / count));
            _inScope[i] = new Fen(random.Next(1_000, 100_000));
            if (outside) _outOfScope[i] = new Fen(random.Next(5_000));
            _levels[i] = (HospitalLevel)random.Next(1, 4);
        }

        var status = random.Next(3) == 0 ? CoverageStatus.Retiree : CoverageStatus.Active;
        var contributions = new Fen(random.Next(200_000, 2_000_000));
        _openingBalance = new Fen(random.Next(100_000));
        _history = new MemberHistory(
            new DateOnly(1940 + random.Next(40), 1, 1).AddDays(random.Next(365)), null,
            [new CoveragePeriod(new DateOnly(2015, 1, 1), status, FundingMode.Unified, contributions)]);
    }

    public int Claims => _dates.Length;

    public MemberHistory History => _history;

    public Fen OpeningBalance => _openingBalance;

    public ReadOnlySpan<DateOnly> Dates => _dates;

    public ReadOnlySpan<Fen> InScope => _inScope;

    public ReadOnlySpan<Fen> OutOfScope => _outOfScope;

    public ReadOnlySpan<HospitalLevel> Levels => _levels;

    public void AddTo(BlockBuilder builder) => builder.Add(new MemberClaims
    {
        Member = _history,
        OpeningBalance = _openingBalance,
        ServiceDates = _dates,
        InScope = _inScope,
        OutOfScope = _outOfScope,
        Levels = _levels,
    });
}
