using ClaimsReplay.Input;
using ClaimsReplay.Output;
using ClaimsRules.Columns;
using ClaimsRules.Policies;

namespace ClaimsReplay.Run;

/// <summary>
/// Sums up a replay by the column kernel, batch by batch, on any number of threads: the sums are exact, so that
/// they are the same for every number. Memory is that of a batch, whatever the size of the input.
/// </summary>
public sealed class KernelReplay
{
    /// <summary>The most calendar years of a window that the kernel takes.</summary>
    private const int MostYears = 250;

    private const int MembersOfABlock = 4096;

    private readonly ColumnKernel _kernel;
    private readonly BlockBuilder _builder;
    private readonly PolicyTotals _sums;
    private ColumnBlock? _block;

    private KernelReplay(ColumnKernel kernel, ColumnPlan plan)
    {
        _kernel = kernel;
        _builder = new BlockBuilder(plan);
        _sums = new PolicyTotals(plan);
    }

    /// <summary>The refusals and members of one thread; the sums are added in the end.</summary>
    private Totals Totals { get; } = new();

    /// <summary>Whether a window is short enough.</summary>
    public static bool Takes(DateWindow window) => window.To.Year - window.From.Year < MostYears;

    /// <summary>Decides every claim of a source.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="source">The members.</param>
    /// <param name="window">The service dates; its first months are credited.</param>
    /// <param name="threads">How many threads decide, 1 or more.</param>
    /// <param name="progress">Called with how much is read of how much.</param>
    /// <param name="stop">Stops the replay.</param>
    /// <returns>The sums.</returns>
    public static Totals Decide(
        Policy policy, IMemberSource source, DateWindow window, int threads, Action<long, long> progress,
        CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(progress);
        var days = window.Span;
        var plan = new ColumnPlan([policy], days, days);
        var kernel = new ColumnKernel(plan);
        KernelReplay[] replays = [.. Enumerable.Range(0, threads).Select(_ => new KernelReplay(kernel, plan))];
        while (source.Read())
        {
            stop.ThrowIfCancellationRequested();
            BatchParts.Run(source.Batch, threads, (part, members) => replays[part].Decide(source.Batch, members));
            progress(source.Done, source.Size);
        }

        var totals = new Totals();
        foreach (var replay in replays)
        {
            replay.Finish();
            totals.Add(replay.Totals);
            totals.Add(replay._sums[0]);
        }

        return totals;
    }

    private void Decide(MemberBatch batch, Range members)
    {
        var (first, count) = members.GetOffsetAndLength(batch.Members);
        for (var member = first; member < first + count; member++)
        {
            var claims = batch.Of(member);
            if (claims.Count == 0) continue;
            _builder.Add(claims);
            if (_builder.Members == MembersOfABlock) RunBlock();
        }
    }

    /// <summary>Decides the members that are not enough for a block yet.</summary>
    private void Finish()
    {
        if (_builder.Members > 0) RunBlock();
    }

    private void RunBlock()
    {
        Totals.AddMembers(_builder.Members);
        _block = _builder.Build(_block);
        _kernel.Run(_block, .., _sums);
        foreach (var refusal in _block.Refusals) Totals.AddRefused(refusal.Reason);
    }
}
