using ClaimsRules.Adjudication;
using ClaimsRules.Columns;
using ClaimsRules.Dates;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsBench.Columns;

/// <summary>A seeded population with about twenty claims a member and year, compiled into blocks.</summary>
internal sealed class GeneratedBlocks
{
    private const int Seed = 20_220_101;
    private const int MembersOfABlock = 4_096;

    private readonly Random _random = new(Seed);
    private readonly DateOnly[] _dates = new DateOnly[1_024];
    private readonly Fen[] _inScope = new Fen[1_024];
    private readonly Fen[] _outOfScope = new Fen[1_024];
    private readonly HospitalLevel[] _levels = new HospitalLevel[1_024];
    private readonly int _years;
    private readonly bool _outside;

    public GeneratedBlocks(int members, int years, bool outside, params Policy[] policies)
    {
        _years = years;
        _outside = outside;
        var days = new DateSpan(new DateOnly(2022, 1, 1), new DateOnly(2022 + years, 1, 1));
        Plan = new ColumnPlan(policies, days, days);
        var builder = new BlockBuilder(Plan);
        List<ColumnBlock> blocks = [];
        for (var member = 0; member < members; member++)
        {
            Add(builder);
            if (builder.Members < MembersOfABlock && member + 1 < members) continue;
            blocks.Add(builder.Build());
            Claims += blocks[^1].Claims;
        }

        Blocks = blocks;
    }

    public ColumnPlan Plan { get; }

    public IReadOnlyList<ColumnBlock> Blocks { get; }

    public long Claims { get; }

    /// <summary>Adds one more random member.</summary>
    public void Add(BlockBuilder builder)
    {
        var count = _random.Next(5, 36) * _years;
        var days = 365 * _years;
        for (var i = 0; i < count; i++)
        {
            _dates[i] = new DateOnly(2022, 1, 1).AddDays((int)((long)i * days / count) + _random.Next(days / count));
            _inScope[i] = new Fen(_random.Next(1_000, 100_000));
            _outOfScope[i] = new Fen(_random.Next(5_000));
            _levels[i] = (HospitalLevel)_random.Next(1, 4);
        }

        var status = _random.Next(3) == 0 ? CoverageStatus.Retiree : CoverageStatus.Active;
        var history = new MemberHistory(
            new DateOnly(1940 + _random.Next(40), 1, 1).AddDays(_random.Next(365)), null,
            [new CoveragePeriod(new DateOnly(2015, 1, 1), status, FundingMode.Unified, new Fen(_random.Next(200_000, 2_000_000)))]);
        builder.Add(new MemberClaims
        {
            Member = history,
            OpeningBalance = new Fen(_random.Next(100_000)),
            ServiceDates = _dates.AsSpan(0, count),
            InScope = _inScope.AsSpan(0, count),
            OutOfScope = _outside ? _outOfScope.AsSpan(0, count) : [],
            Levels = _levels.AsSpan(0, count),
        });
    }
}
