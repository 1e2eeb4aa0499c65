using ClaimsReplay.Input;
using ClaimsReplay.Run;
using ClaimsRules.Columns;
using ClaimsRules.Members;

namespace ClaimsReplay.Compare;

/// <summary>
/// Decides members without family accounts under every policy of a plan: read, grouped and compiled once, then
/// run policy after policy while a block lies in the cache. One per thread.
/// </summary>
internal sealed class KernelComparison
{
    private const int MembersOfABlock = 2048;
    private const int OutputCells = 16_384;

    private readonly ComparisonPlan _plan;
    private readonly BlockBuilder _builder;
    private readonly PolicyTotals _swept;
    private readonly ClaimOutputs _outputs = new();
    private readonly MemberTotals _members = new();
    private readonly MemberYears _years = new();
    private ColumnBlock? _block;
    private int[] _groups = [];

    public KernelComparison(ComparisonPlan plan)
    {
        _plan = plan;
        _builder = new BlockBuilder(plan.Columns, grouped: true);
        _swept = new PolicyTotals(plan.Columns);
        Sums = new ComparisonSums(plan);
    }

    /// <summary>The sums of this thread.</summary>
    public ComparisonSums Sums { get; }

    /// <summary>Decides every member of a source on some threads.</summary>
    /// <returns>The sums.</returns>
    public static ComparisonSums Decide(
        ComparisonPlan plan, IMemberSource source, int threads, Action<long, long> progress, CancellationToken stop)
    {
        KernelComparison[] parts = [.. Enumerable.Range(0, threads).Select(_ => new KernelComparison(plan))];
        while (source.Read())
        {
            stop.ThrowIfCancellationRequested();
            CheckDistricts(plan, source.Districts.Count);
            BatchParts.Run(source.Batch, threads, (part, members) =>
                parts[part].Decide(source.Batch, members, source.Districts.Count));
            progress(source.Done, source.Size);
        }

        foreach (var part in parts)
        {
            for (var point = 0; point < part.Sums.Swept.Length; point++)
                part.Sums.Swept[point] = part._swept[plan.Close.Count + point];
        }

        foreach (var part in parts.Skip(1)) parts[0].Sums.Add(part.Sums);
        return parts[0].Sums;
    }

    private static void CheckDistricts(ComparisonPlan plan, int districts)
    {
        var most = GroupTotals.MaxGroups / plan.Groups.For(1);
        if (districts <= most) return;
        throw new NotUsableException(new Words(
            $"district: at most {most - 1} different ones are allowed over {plan.Groups.Months} months.",
            $"所选月数内最多支持 {most - 1} 个区县。"));
    }

    private void Decide(MemberBatch batch, Range members, int districts)
    {
        Sums.Grow(districts);
        var (first, count) = members.GetOffsetAndLength(batch.Members);
        for (var start = first; start < first + count; start += MembersOfABlock)
            Decide(batch, start, Math.Min(MembersOfABlock, first + count - start));
    }

    private void Decide(MemberBatch batch, int first, int count)
    {
        for (var member = first; member < first + count; member++) Group(batch, member);
        for (var member = first; member < first + count; member++)
            _builder.Add(batch.Of(member, _groups.AsSpan(0, batch.Claims)));
        _block = _builder.Build(_block);
        Run(_block);
        AddMembers(batch, first, count);
    }

    private void Group(MemberBatch batch, int member)
    {
        if (_groups.Length < batch.Claims) _groups = new int[batch.Columns.Room];
        var (columns, groups) = (batch.Columns, _plan.Groups);
        var birth = batch.History(member).BirthDate;
        var (band, next) = (0, DateOnly.MinValue);
        var (from, length) = batch.ClaimsOf(member).GetOffsetAndLength(batch.Claims);
        for (var claim = from; claim < from + length; claim++)
        {
            var day = columns.Days[claim];
            if (day >= next) band = AgeBand.Of(birth, day, out next);
            _groups[claim] = groups.Of(columns.Districts[claim], groups.Month(day), columns.Levels[claim], band);
        }
    }

    private void Run(ColumnBlock block)
    {
        var kernel = _plan.Kernel;
        _members.Prepare(block);
        for (var first = 0; first < block.Parts;)
        {
            var parts = block.PartsFrom(first, OutputCells);
            for (var policy = 0; policy < _plan.Close.Count; policy++)
            {
                kernel.Run(block, parts, policy, _outputs, _members);
                Sums.Groups[policy].Add(block, parts, _outputs);
                _years.Read(block, parts, _outputs);
                foreach (ref readonly var year in _years.Years) Sums.AddYear(policy, year);
            }

            first = parts.End.Value;
        }

        if (_plan.Swept.Count > 0) kernel.Run(block, .., _swept, null, _plan.Close.Count);
    }

    private void AddMembers(MemberBatch batch, int first, int count)
    {
        long withClaims = 0;
        for (var member = 0; member < count; member++)
        {
            var claims = batch.ClaimsOf(first + member);
            if (claims.End.Value > claims.Start.Value) withClaims++;
            AddChanges(batch.History(first + member), member);
        }

        Sums.AddPopulation(count);
        Sums.Counts.AddMembers(withClaims);
        foreach (var refusal in _block!.Refusals) Sums.Counts.AddRefused(refusal.Reason);
        if (_plan.HasCapitation) AddTreated(batch, first, count);
    }

    private void AddChanges(MemberHistory history, int member)
    {
        if (_plan.Close.Count == 1) return;
        var status = _plan.StatusOf(history);
        var cash = _members.Totals(0, member).Cash;
        var balance = _members.ClosingBalance(0, member);
        for (var policy = 1; policy < _plan.Close.Count; policy++)
        {
            var gain = _members.ClosingBalance(policy, member) - balance
                - (_members.Totals(policy, member).Cash - cash);
            Sums.Changes[policy].Add(status, gain);
        }
    }

    /// <summary>Counts in which months each member has a settled claim.</summary>
    private void AddTreated(MemberBatch batch, int first, int count)
    {
        var refusals = _block!.Refusals;
        var next = 0;
        for (var member = 0; member < count; member++)
        {
            var last = -1;
            var (from, length) = batch.ClaimsOf(first + member).GetOffsetAndLength(batch.Claims);
            for (var claim = 0; claim < length; claim++)
            {
                if (next < refusals.Length && refusals[next].Member == member && refusals[next].Claim == claim)
                {
                    next++;
                    continue;
                }

                var month = _plan.Groups.Month(batch.Columns.Days[from + claim]);
                if (month == last) continue;
                last = month;
                Sums.TreatedByMonth[month]++;
            }
        }
    }
}
