using ClaimsReplay.Input;
using ClaimsReplay.Output;

namespace ClaimsReplay;

/// <summary>Where the program writes: results to the output, everything else to the error output.</summary>
/// <param name="Output">Results and nothing else.</param>
/// <param name="Error">Problems and notes.</param>
/// <param name="ShowsProgress">Whether the error output is a terminal with a person before it.</param>
public sealed record Terminal(TextWriter Output, TextWriter Error, bool ShowsProgress)
{
    private const int RowsPerMark = 8192;

    /// <summary>The progress bar.</summary>
    public ProgressDisplay Progress { get; } = new(ShowsProgress);

    /// <summary>Reads a folder behind a bar and reports its malformed rows.</summary>
    public async Task<ReplayInput> Read(string folder, DateWindow window, ProblemLog problems, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var data = new DataFolder(folder);
        var input = await Progress.Show(
            new Words("reading", "读取"),
            mark => Task.FromResult(ReplayInput.Read(data, window, problems, rows =>
            {
                if (rows.Row % RowsPerMark != 0) return;
                stop.ThrowIfCancellationRequested();
                mark(rows.Done, rows.Size);
            })));
        problems.WriteTo(Error);
        return input;
    }

    /// <summary>Prints totals as a table, or as JSON.</summary>
    public void Print(Totals totals, bool asJson)
    {
        if (asJson) Output.WriteLine(TotalsText.Json(totals));
        else TotalsText.WriteTable(totals, Output);
    }
}
