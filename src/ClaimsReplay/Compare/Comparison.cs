using System.Reflection;
using ClaimsReplay.Input;
using ClaimsReplay.Results;
using ClaimsReplay.Run;
using ClaimsRules.Policies;

namespace ClaimsReplay.Compare;

/// <summary>Runs a comparison and gathers what it rests on.</summary>
internal static class Comparison
{
    private const string Baseline = "baseline";

    /// <summary>Compares.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="terminal">Where malformed rows are reported.</param>
    /// <param name="problems">Receives malformed rows.</param>
    /// <param name="stop">Stops the replay.</param>
    /// <exception cref="NotUsableException">The policies or the data cannot be used.</exception>
    public static async Task<ComparisonResult> Of(
        ComparisonRequest request, Terminal terminal, ProblemLog problems, CancellationToken stop)
    {
        var (tables, sweep) = (request.Tables, request.Sweep);
        Policy[] close = [request.Load([]), .. request.Scenarios.Select(scenario => request.Load(scenario.Set))];
        Policy[] swept = sweep is null
            ? []
            : [.. sweep.Values.Select((_, point) => request.Load([sweep.At(point)]))];
        if (!KernelReplay.Takes(tables.Window))
            throw new NotUsableException(new Words("--to: fewer than 250 years are allowed.", "时间窗须少于 250 年。"));
        var plan = new ComparisonPlan(close, swept, tables.Window);

        // The hashes are taken beside the replay: reading the files twice costs less than doing it one by one.
        var folder = new DataFolder(tables.Folder);
        var inputs = Task.Run(() => folder.Files().Select(InputFile.Of).ToArray(), stop);
        IReadOnlyList<string> districts = [];
        var sums = await ReplayTables.Replay(
            terminal, tables, problems, (read, mark) => Decide(plan, read, tables.Threads, mark, out districts, stop), stop);

        string[] names = [Baseline, .. request.Scenarios.Select(scenario => scenario.Name)];
        return new ComparisonResult(
            VersionOfProgram(), await inputs, folder.Seed(), tables.Window, close[0].HeldYear,
            [
                new ScenarioNote(Baseline, new Words("The policy as it is", "现行政策"), close[0].Hash, []),
                .. request.Scenarios.Select((scenario, i) => Note(scenario, close[i + 1])),
            ],
            new ComparisonTables(plan, names, sums, districts).All(sweep), Marks(plan, names));
    }

    private static ComparisonSums Decide(
        ComparisonPlan plan, ReplayTables tables, int threads, Action<long, long> mark,
        out IReadOnlyList<string> districts, CancellationToken stop)
    {
        var sums = KernelComparison.Decide(plan, tables.Members, threads, mark, stop);
        districts = tables.Members.Districts;
        if (tables.Linked() is var (input, order))
            sums.Add(LinkedComparison.Decide(plan, input, order, districts.Count, stop));
        return sums;
    }

    private static ScenarioNote Note(Scenario scenario, Policy policy) => new(
        scenario.Name,
        new Words(Or(scenario.TitleEn, scenario.Name), Or(scenario.TitleZh, scenario.Name)), policy.Hash,
        [.. scenario.Set.Select(Text)]);

    private static string Or(string title, string name) => title.Length > 0 ? title : name;

    private static string Text(PolicyOverride number)
    {
        var of = number.Of.Count > 0 ? $" {string.Join(", ", number.Of)}" : "";
        var span = number.From is { } from ? $" from {from:yyyy-MM-dd}" : "";
        if (number.To is { } to) span += $" until before {to:yyyy-MM-dd}";
        return $"{number.Parameter}{of} = {number.Value} {number.Unit}{span}";
    }

    private static AxisMark[] Marks(ComparisonPlan plan, string[] names)
    {
        List<AxisMark> marks = [];
        for (var policy = 0; policy < names.Length; policy++)
        {
            if (AxisMarks.DeductibleOf(plan.Close[policy], plan.LastDay.Year) is { } deductible)
                marks.Add(new AxisMark(names[policy], "deductible", deductible));
            if (AxisMarks.BandsOf(plan.Close[policy], plan.LastDay) is not { } bands) continue;
            for (var band = 0; band < bands.Count; band++)
            {
                var name = band + 1 < bands.Count ? $"band{band + 1}.upper" : "limit";
                marks.Add(new AxisMark(names[policy], name, bands.Upper(band)));
            }
        }

        return [.. marks];
    }

    private static string VersionOfProgram() =>
        typeof(Comparison).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion
            .Split('+')[0];
}
