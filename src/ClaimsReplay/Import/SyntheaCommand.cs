using System.CommandLine;
using ClaimsReplay.Input;

namespace ClaimsReplay.Import;

/// <summary><c>import synthea DIR --out DATA</c>.</summary>
internal static class SyntheaCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("synthea", "Import a folder of the Synthea generator / 导入 Synthea 数据");
        var options = new ImportOptions(
            "Synthea's CSV layout", "ambulatory=1,virtual=1,wellness=1,outpatient=2,urgentcare=2,emergency=3");
        options.AddTo(command);
        command.SetAction((words, stop) => Run(options, words, terminal, stop));
        return command;
    }

    private static async Task<int> Run(
        ImportOptions options, ParseResult words, Terminal terminal, CancellationToken stop)
    {
        var settings = ImportSettings.Parse(
            words.GetRequiredValue(options.Scale), words.GetValue(options.Levels), words.GetValue(options.AdultAge),
            words.GetValue(options.RetireeAge));
        var problems = new ProblemLog(words.GetValue(options.Strict));
        var counts = await ImportCommand.Show(terminal, progress => SyntheaImport.Write(
            words.GetRequiredValue(options.Source), words.GetRequiredValue(options.Target), settings, problems,
            progress), stop);
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
        output.WriteLine(new Words($"malformed: {problems.Count}", "有误"));
    }
}
