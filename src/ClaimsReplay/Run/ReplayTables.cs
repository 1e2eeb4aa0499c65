using ClaimsReplay.Input;

namespace ClaimsReplay.Run;

/// <summary>
/// What a replay reads: members on their own, column by column, and families, which need rows in memory.
/// </summary>
/// <param name="Members">The members that no link joins to others.</param>
/// <param name="Input">The tables in memory, or null when they are streamed.</param>
/// <param name="Order">Their claims in replay order, or null likewise.</param>
internal sealed record ReplayTables(IMemberSource Members, ReplayInput? Input, ReplayOrder? Order)
{
    /// <summary>
    /// The tables that hold the members joined by links, to be asked for once all other members are read; null when
    /// there are none.
    /// </summary>
    public (ReplayInput Input, ReplayOrder Order)? Linked()
    {
        if (Input is { } input && Order is { } order) return (input, order);
        return Members.Linked() is { } held ? (held, ReplayOrder.Of(held)) : null;
    }

    /// <summary>Opens a folder for a piece of work: as a stream where it can be, else in memory.</summary>
    /// <param name="terminal">Where malformed rows are reported.</param>
    /// <param name="request">What to read.</param>
    /// <param name="problems">Receives malformed rows.</param>
    /// <param name="work">
    /// The work; begun anew, with other tables, when a stream turns out not to be in order.
    /// </param>
    /// <param name="stop">Stops the reading.</param>
    public static async Task<T> Replay<T>(
        Terminal terminal, TableRequest request, ProblemLog problems,
        Func<ReplayTables, Action<long, long>, T> work, CancellationToken stop)
    {
        var title = new Words("deciding", "计算");
        var folder = new DataFolder(request.Folder);
        var (window, districts, threads) = (request.Window, request.Districts, request.Threads);
        var streamed = new ProblemLog(problems.IsStrict);
        using (var members = ParquetMembers.TryOpen(folder, window, districts, threads, streamed))
        {
            try
            {
                if (members is not null) return await Stream(terminal, members, streamed, problems, work);
            }
            catch (NotInOrderException e)
            {
                if (terminal.ShowsProgress) terminal.Error.WriteLine(e.Message);
            }
        }

        streamed = new ProblemLog(problems.IsStrict);
        using (var members = await terminal.Progress.Show(
            new Words("putting in order", "排序"),
            mark => Task.FromResult(BucketedMembers.TryOpen(
                folder, window, districts, threads, request.MostInMemory, streamed, mark, stop))))
        {
            if (members is not null) return await Stream(terminal, members, streamed, problems, work);
        }

        var input = await terminal.Read(request.Folder, window, problems, stop);
        var order = ReplayOrder.Of(input);
        using var table = new TableMembers(input, order);
        return await terminal.Progress.Show(
            title, mark => Task.FromResult(work(new ReplayTables(table, input, order), mark)));
    }

    private static async Task<T> Stream<T>(
        Terminal terminal, IMemberSource members, ProblemLog streamed, ProblemLog problems,
        Func<ReplayTables, Action<long, long>, T> work)
    {
        var result = await terminal.Progress.Show(
            new Words("deciding", "计算"),
            mark => Task.FromResult(work(new ReplayTables(members, null, null), mark)));
        streamed.WriteTo(terminal.Error);
        problems.Add(streamed);
        return result;
    }
}
