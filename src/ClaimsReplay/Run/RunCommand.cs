using System.CommandLine;
using ClaimsReplay.Input;
using ClaimsReplay.Ledger;
using ClaimsReplay.Output;
using ClaimsReplay.Scenarios;
using ClaimsRules.Policies;

namespace ClaimsReplay.Run;

/// <summary><c>run DATA</c>: replays claims through the rules alone.</summary>
internal sealed class RunCommand
{
    private readonly WindowOptions _window = new();
    private readonly PolicyOptions _policy = new();
    private readonly ScenarioOptions _scenario = new();
    private readonly Option<int> _threads = new("--threads")
    {
        Description = "How many threads decide; the results are the same / 线程数",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private readonly Option<long> _mostInMemory = new("--most-in-memory")
    {
        Description = "Of Parquet tables out of order, more claims than this are put in order on disk / 内存中最多理赔数",
        DefaultValueFactory = _ => TableRequest.DefaultMostInMemory,
    };

    private readonly Option<bool> _byDate = new("--by-date")
    {
        Description = "Set the ledger of an exported service aside: claims in order of time / 不按账本顺序，按时间回放",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var words = new RunCommand();
        var command = new Command("run", "Replay claims through the rules alone / 仅用规则回放理赔");
        words._window.AddTo(command);
        words._policy.AddTo(command);
        words._scenario.AddTo(command);
        command.Add(words._threads);
        command.Add(words._mostInMemory);
        command.Add(words._byDate);
        command.SetAction((parsed, stop) => words.Run(parsed, terminal, stop));
        return command;
    }

    private async Task<int> Run(ParseResult words, Terminal terminal, CancellationToken stop)
    {
        var window = _window.Window(words);
        var threads = words.GetValue(_threads);
        if (threads < 1)
            throw new NotUsableException(new Words("--threads: 1 or more is allowed.", "--threads 须不小于 1。"));
        var policy = _policy.Load(words, _scenario.All(words));

        var problems = new ProblemLog(words.GetValue(_window.Strict));
        var folder = words.GetRequiredValue(_window.Data);
        if (!words.GetValue(_byDate) && LedgerRun.Applies(folder))
        {
            var rows = words.GetValue(_window.Rows);
            var entered = await LedgerRun.Run(terminal, folder, policy, window, rows, problems, stop);
            terminal.Print(entered, words.GetValue(_window.Json));
            return problems.Code;
        }

        var rowsFile = words.GetValue(_window.Rows);
        Totals totals;
        if (rowsFile is null && KernelReplay.Takes(window))
        {
            var request = new TableRequest(folder, window, false, threads)
            {
                MostInMemory = words.GetValue(_mostInMemory),
            };
            totals = await ReplayTables.Replay(
                terminal, request, problems, (tables, mark) => Sum(policy, tables, request, mark, stop), stop);
        }
        else
        {
            var input = await terminal.Read(folder, window, problems, stop);
            var order = ReplayOrder.Of(input);
            var outcomes = rowsFile is null ? null : new ClaimOutcome[input.Claims.Count];
            totals = await terminal.Progress.Show(new Words("deciding", "计算"), mark => Task.FromResult(
                WindowReplay.Decide(policy, input, order, null, window.FirstMonth, threads, outcomes, mark, stop)));
            if (rowsFile is not null) RowsFile.Write(rowsFile, input, order.Claims, outcomes, stop);
        }

        terminal.Print(totals, words.GetValue(_window.Json));
        return problems.Code;
    }

    /// <summary>Sums: members on their own by the column kernel, families one claim at a time.</summary>
    private static Totals Sum(
        Policy policy, ReplayTables tables, TableRequest request, Action<long, long> mark, CancellationToken stop)
    {
        var (window, threads) = (request.Window, request.Threads);
        var totals = KernelReplay.Decide(policy, tables.Members, window, threads, mark, stop);
        if (tables.Linked() is not var (input, order)) return totals;
        totals.Add(WindowReplay.Decide(
            policy, input, order, order.LinkedGroups(), window.FirstMonth, threads, null, mark, stop));
        return totals;
    }
}
