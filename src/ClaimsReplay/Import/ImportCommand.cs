using System.CommandLine;
using ClaimsReplay.Input;

namespace ClaimsReplay.Import;

/// <summary><c>import synthea DIR --out DATA</c>: makes claims out of published data.</summary>
internal sealed class ImportCommand
{
    private const int RowsPerMark = 8192;

    private readonly Argument<string> _source = new("DIR")
    {
        Description = "A folder in Synthea's CSV layout, .csv or .csv.gz / Synthea 数据文件夹",
    };

    private readonly Option<string> _target = new("--out")
    {
        Description = "The folder for members.csv and claims.csv / 输出文件夹",
        Required = true,
    };

    private readonly Option<string> _scale = new("--scale")
    {
        Description = "Yuan for one US dollar, a decimal number or fraction / 每美元折合元",
        DefaultValueFactory = _ => "0.10",
    };

    private readonly Option<string?> _levels = new("--levels")
    {
        Description = "Levels of encounter classes that differ from "
            + "ambulatory=1,virtual=1,wellness=1,outpatient=2,urgentcare=2,emergency=3 / 就诊类别对应的医院级别",
    };

    private readonly Option<int> _adultAge = new("--adult-age")
    {
        Description = "The age from which a person is active / 转为在职的年龄",
        DefaultValueFactory = _ => 16,
    };

    private readonly Option<int> _retireeAge = new("--retiree-age")
    {
        Description = "The age from which a person is a retiree / 退休年龄",
        DefaultValueFactory = _ => 60,
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var words = new ImportCommand();
        var synthea = new Command("synthea", "Import a folder of the Synthea generator / 导入 Synthea 数据")
        {
            words._source, words._target, words._scale, words._levels, words._adultAge, words._retireeAge,
        };
        synthea.SetAction((parsed, stop) => words.Run(parsed, terminal, stop));
        return new Command("import", "Make claims out of published data / 导入公开数据") { synthea };
    }

    private async Task<int> Run(ParseResult words, Terminal terminal, CancellationToken stop)
    {
        var settings = ImportSettings.Parse(
            words.GetRequiredValue(_scale), words.GetValue(_levels), words.GetValue(_adultAge),
            words.GetValue(_retireeAge));
        var problems = new ProblemLog();
        var counts = await terminal.Progress.Show(
            new Words("importing", "导入"),
            mark => Task.FromResult(SyntheaImport.Write(
                words.GetRequiredValue(_source), words.GetRequiredValue(_target), settings, problems, rows =>
                {
                    if (rows.Row % RowsPerMark != 0) return;
                    stop.ThrowIfCancellationRequested();
                    mark(rows.Done, rows.Size);
                })));
        problems.WriteTo(terminal.Error);
        Print(counts, problems, terminal.Output);
        return problems.Code;
    }

    private static void Print(ImportCounts counts, ProblemLog problems, TextWriter output)
    {
        output.WriteLine(new Words($"members: {counts.Members}", "参保人"));
        output.WriteLine(new Words($"claims: {counts.Encounters + counts.Prescriptions}", "理赔"));
        output.WriteLine(new Words($"  encounters: {counts.Encounters}", "就诊"));
        output.WriteLine(new Words($"  prescriptions: {counts.Prescriptions}", "处方"));
        foreach (var (what, rows) in counts.Dropped) output.WriteLine(new Words($"dropped {what}: {rows}", "按规则剔除"));
        output.WriteLine(new Words($"malformed: {problems.Problems.Count}", "有误"));
    }
}
