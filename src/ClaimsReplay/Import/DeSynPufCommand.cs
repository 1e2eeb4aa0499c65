using System.CommandLine;
using ClaimsReplay.Input;

namespace ClaimsReplay.Import;

/// <summary><c>import desynpuf DIR --out DATA</c>.</summary>
internal static class DeSynPufCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("desynpuf", "Import a folder of CMS's DE-SynPUF / 导入 DE-SynPUF 数据");
        var options = new ImportOptions(
            "the layout of DE-SynPUF's tables beneficiary, outpatient, carrier and pde", "outpatient=2,carrier=1,pde=1");
        options.AddTo(command);
        command.SetAction((words, stop) => Run(options, words, terminal, stop));
        return command;
    }

    private static async Task<int> Run(
        ImportOptions options, ParseResult words, Terminal terminal, CancellationToken stop)
    {
        var settings = DeSynPufSettings.Parse(
            words.GetRequiredValue(options.Scale), words.GetValue(options.Levels), words.GetValue(options.AdultAge),
            words.GetValue(options.RetireeAge));
        var problems = new ProblemLog(words.GetValue(options.Strict));
        var counts = await ImportCommand.Show(terminal, progress => DeSynPufImport.Write(
            words.GetRequiredValue(options.Source), words.GetRequiredValue(options.Target), settings, problems,
            progress), stop);
        problems.WriteTo(terminal.Error);
        Print(counts, problems, terminal.Output);
        return problems.Code;
    }

    private static void Print(DeSynPufCounts counts, ProblemLog problems, TextWriter output)
    {
        output.WriteLine(new Words($"members: {counts.Members}", "参保人"));
        output.WriteLine(new Words($"claims: {counts.Claims}", "理赔"));
        foreach (var (table, claims) in counts.ByTable) output.WriteLine(new Words($"  {table}: {claims}", "条"));
        foreach (var (table, claims) in counts.Zero)
            output.WriteLine(new Words($"of amount zero, {table}: {claims}", "金额为零"));
        output.WriteLine(new Words($"of several days: {counts.OfSeveralDays}", "跨多日"));
        output.WriteLine(new Words($"over New Year: {counts.OverNewYear}", "跨年度"));
        foreach (var (what, rows) in counts.Dropped) output.WriteLine(new Words($"dropped {what}: {rows}", "按规则剔除"));
        output.WriteLine(new Words($"malformed: {problems.Count}", "有误"));
    }
}
