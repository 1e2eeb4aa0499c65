using System.CommandLine;
using ClaimsReplay.Input;

namespace ClaimsReplay.Import;

/// <summary><c>import</c>: makes claims out of published data.</summary>
internal static class ImportCommand
{
    private const int RowsPerMark = 8192;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal) =>
        new("import", "Make claims out of published data / 导入公开数据")
        {
            SyntheaCommand.Create(terminal),
            DeSynPufCommand.Create(terminal),
        };

    /// <summary>Does an import behind a bar.</summary>
    public static Task<T> Show<T>(Terminal terminal, Func<Action<RowSource>, T> import, CancellationToken stop) =>
        terminal.Progress.Show(new Words("importing", "导入"), mark => Task.FromResult(import(rows =>
        {
            if (rows.Row % RowsPerMark != 0) return;
            stop.ThrowIfCancellationRequested();
            mark(rows.Done, rows.Size);
        })));
}
