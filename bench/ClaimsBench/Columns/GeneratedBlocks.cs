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
        : this(Draw(members, years, outside), years, policies)
    {
    }

    /// <summary>Compiles members of one year.</summary>
    public GeneratedBlocks(IReadOnlyList<GeneratedMember> members, Policy policy)
        : this(members, 1, policy)
    {
    }

    private GeneratedBlocks(IEnumerable<GeneratedMember> members, int years, params Policy[] policies)
    {
        var days = new DateSpan(new DateOnly(2022, 1, 1), new DateOnly(2022 + years, 1, 1));
        Plan = new ColumnPlan(policies, days, days);
        _builder = new BlockBuilder(Plan);
        List<ColumnBlock> blocks = [];
        foreach (var member in members)
        {
            if (_firstMembers.Count < MembersOfABlock) _firstMembers.Add(member);
            member.AddTo(_builder);
            if (_builder.Members == MembersOfABlock) Add();
        }

        if (_builder.Members > 0) Add();
        Blocks = blocks;

        void Add()
        {
            blocks.Add(_builder.Build());
            Claims += blocks[^1].Claims;
        }
    }

    public ColumnPlan Plan { get; }

    public IReadOnlyList<ColumnBlock> Blocks { get; }

    public long Claims { get; private set; }

    private static IEnumerable<GeneratedMember> Draw(int members, int years, bool outside)
    {
        var random = new Random(Seed);
        for (var number = 0; number < members; number++) yield return new GeneratedMember(random, years, outside);
    }

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
