using System.Globalization;
using ClaimsRules.Columns;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsBench.Columns;

/// <summary>
/// Measures the kernel on one core against its floors, all contenders in turn within each round, since
/// figures drift from minute to minute; the ratio of each round is taken, and the median of the rounds is
/// printed. Time is the processor's time in this process, so that neighbours who take the core do not count.
/// </summary>
internal static class KernelRatios
{
    private const int OutputCells = 16_384;

    /// <summary>Measures and prints one table.</summary>
    /// <param name="arguments">How many members and how many rounds; by default a million and eleven.</param>
    public static void Print(ReadOnlySpan<string> arguments)
    {
        var members = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000;
        var rounds = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 11;
        var policy = PolicyDirectory.Read();
        var reform = policy.Suppose(2022, new Fen(90_000), new Fen(80_000), new Fen(75_000));
        Console.WriteLine($".NET {Environment.Version}, one core, {members:N0} members, {rounds} rounds");
        Measure("one year", members, 1, false, rounds, policy, reform);
        Measure("one year, parts out of scope", members, 1, true, rounds, policy, reform);
        var years = Later(policy);
        Measure("four years", members / 4, 4, false, rounds, years, Later(reform));
    }

    private static Policy Later(Policy policy) => policy
        .Suppose(2023, new Fen(90_000), new Fen(80_000), new Fen(75_000))
        .Suppose(2024, new Fen(95_000), new Fen(85_000), new Fen(80_000))
        .Suppose(2025, new Fen(99_000), new Fen(89_000), new Fen(84_000));

    private static void Measure(
        string name, int members, int years, bool outside, int rounds, Policy policy, Policy reform)
    {
        var data = new GeneratedBlocks(members, years, outside, policy);
        var both = new GeneratedBlocks(members, years, outside, policy, reform);
        var floor = new ColumnFloor(data.Blocks, outside, OutputCells);
        var outputs = new ClaimOutputs();
        List<(string Name, int Floor, Action Run)> contenders =
        [
            ("floor: read", 0, () => floor.Read(0, floor.Steps)),
            ("floor: read and write", 1, () => floor.ReadAndWrite(0, floor.Steps)),
        ];
        foreach (var path in Enum.GetValues<KernelPath>().Where(KernelPaths.IsSupported).Reverse())
        {
            var kernel = new ColumnKernel(data.Plan, path);
            var kernelOfBoth = new ColumnKernel(both.Plan, path);
            contenders.Add(($"{path}, per claim", 1, () => KernelRuns.PerClaim(kernel, data, outputs, OutputCells)));
            contenders.Add(($"{path}, sums", 0, () => KernelRuns.Sums(kernel, data)));
            contenders.Add((
                $"{path}, sums, two policies", contenders.Count - 1, () => KernelRuns.Sums(kernelOfBoth, both)));
        }

        contenders.Add(("compile", 0, () => data.Compile()));
        contenders.Add(("compile for two policies", contenders.Count - 1, () => both.Compile()));

        var times = contenders.Select(_ => new double[rounds]).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                var start = Environment.CpuUsage.UserTime;
                contenders[i].Run();
                var time = Environment.CpuUsage.UserTime - start;
                if (round >= 0) times[i][round] = time.TotalNanoseconds / data.Claims;
            }
        }

        Console.WriteLine($"{name}: {data.Claims:N0} claims in {floor.Steps * 16L:N0} cells");
        for (var i = 0; i < contenders.Count; i++)
        {
            var against = contenders[i].Floor;
            var ratio = Median(times[i].Zip(times[against], (time, other) => time / other));
            var figure = $"{Median(times[i]),7:F2} ns/claim  {ratio,5:F2} x";
            Console.WriteLine($"  {contenders[i].Name,-36} {figure} {contenders[against].Name}");
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
