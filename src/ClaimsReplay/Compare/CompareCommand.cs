using System.CommandLine;
using ClaimsReplay.Input;
using ClaimsReplay.Report;
using ClaimsReplay.Results;
using ClaimsReplay.Run;
using ClaimsReplay.Scenarios;

namespace ClaimsReplay.Compare;

/// <summary><c>compare DATA</c>: what proposals would change, over the same claims in one pass.</summary>
internal sealed class CompareCommand
{
    private readonly WindowOptions _window = new();
    private readonly PolicyOptions _policy = new();
    private readonly ScenarioOptions _scenarios = new();
    private readonly Option<string?> _sweep = new("--sweep")
    {
        Description = "One number over a range: NAME[.PART][@YEAR]=FROM..TO:STEP, such as deductible.active=600..1000:50 "
            + "/ 单参数扫描",
    };

    private readonly Option<string?> _csv = new("--csv") { Description = "Write every figure as CSV / 写出 CSV" };
    private readonly Option<string?> _parquet = new("--parquet")
    {
        Description = "Write every figure as Parquet / 写出 Parquet",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Write a report: one HTML file with tables and charts / 写出 HTML 报告",
    };

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "How many threads decide; the results are the same / 线程数",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var words = new CompareCommand();
        var command = new Command("compare", "Compare proposals with the policy over the same claims / 比较政策方案");
        words._window.AddTo(command, rows: false);
        words._policy.AddTo(command);
        words._scenarios.AddTo(command);
        command.Add(words._sweep);
        command.Add(words._csv);
        command.Add(words._parquet);
        command.Add(words._report);
        command.Add(words._threads);
        command.SetAction((parsed, stop) => words.Run(parsed, terminal, stop));
        return command;
    }

    private async Task<int> Run(ParseResult words, Terminal terminal, CancellationToken stop)
    {
        var window = _window.Window(words);
        var threads = words.GetValue(_threads);
        if (threads < 1)
            throw new NotUsableException(new Words("--threads: 1 or more is allowed.", "--threads 须不小于 1。"));
        var folder = words.GetRequiredValue(_window.Data);
        var scenarios = _scenarios.Scenarios(words);
        var sweep = words.GetValue(_sweep) is { } text ? SweepRange.Parse(text) : null;
        var request = new ComparisonRequest(
            new TableRequest(folder, window, true, threads), scenarios, sweep,
            numbers => _policy.Load(words, numbers));

        var problems = new ProblemLog(words.GetValue(_window.Strict));
        var result = await Comparison.Of(request, terminal, problems, stop);
        Write(words, terminal, result);
        return problems.Code;
    }

    private void Write(ParseResult words, Terminal terminal, ComparisonResult result)
    {
        if (words.GetValue(_csv) is { } csv) ResultFacts.WriteCsv(result, csv);
        if (words.GetValue(_parquet) is { } parquet) ResultFacts.WriteParquet(result, parquet);
        if (words.GetValue(_report) is { } report) HtmlReport.Write(result, report);
        if (words.GetValue(_window.Json))
        {
            terminal.Output.Write(ResultJson.Of(result));
            return;
        }

        ResultText.WriteTurned(result.Find("totals")!, terminal.Output);
        foreach (var name in new[] { "thresholds", "changes_by_status", "sweep" })
        {
            if (result.Find(name) is { } table) ResultText.Write(table, terminal.Output);
        }
    }
}
