using ClaimsRules.Columns;
using ClaimsRules.Dates;
using ClaimsRules.Policies;

namespace ClaimsBench.Columns;

/// <summary>A seeded population with about twenty claims a member and year, compiled into blocks.</summary>
internal sealed class GeneratedBlocks
{
    private const int Seed = 20_220_101;
    private const int MembersOfABlock = 4_096;

    private readonly List<GeneratedMember> _firstMembers = [];
    private readonly BlockBuilder _builder;
    private ColumnBlock? _again;

    public GeneratedBlocks(int members, int years, bool outside, params Policy[] policies)
    {
        var days = new DateSpan(new DateOnly(2022, 1, 1), new DateOnly(2022 + years, 1, 1));
        Plan = new ColumnPlan(policies, days, days);
        _builder = new BlockBuilder(Plan);
        var random = new Random(Seed);
        List<ColumnBlock> blocks = [];
        for (var number = 1; number <= members; number++)
        {
            var member = new GeneratedMember(random, years, outside);
            if (number <= MembersOfABlock) _firstMembers.Add(member);
            member.AddTo(_builder);
            if (_builder.Members < MembersOfABlock && number < members) continue;
            blocks.Add(_builder.Build());
            Claims += blocks[^1].Claims;
        }

        Blocks = blocks;
    }

    public ColumnPlan Plan { get; }

    public IReadOnlyList<ColumnBlock> Blocks { get; }

    public long Claims { get; }

    /// <summary>
    /// Compiles the first block again and again, until as many claims as in all blocks are compiled.
    /// </summary>
    public ColumnBlock Compile()
    {
        var claims = _firstMembers.Sum(member => member.Claims);
        for (long done = 0; done < Claims; done += claims)
        {
            foreach (var member in _firstMembers) member.AddTo(_builder);
            _again = _builder.Build(_again);
        }

        return _again!;
    }
}
