using BenchmarkDotNet.Attributes;
using ClaimsRules.Columns;
using ClaimsRules.Money;

namespace ClaimsBench.Columns;

/// <summary>
/// The kernel over four million claims of one year on one core, each path, against reading and writing the
/// same columns. Read the ratios; <see cref="KernelRatios"/> takes them round by round.
/// </summary>
public class ColumnKernelBench
{
    internal const int OutputCells = 16_384;

    private static readonly int Members = BenchScale.Members * 2;

    private readonly ClaimOutputs _outputs = new();
    private GeneratedBlocks _data = null!;
    private GeneratedBlocks _both = null!;
    private ColumnFloor _floor = null!;

    /// <summary>Compiles the claims.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var policy = PolicyDirectory.Read();
        _data = new GeneratedBlocks(Members, 1, false, policy);
        _both = new GeneratedBlocks(
            Members, 1, false, policy, policy.Suppose(2022, new Fen(90_000), new Fen(80_000), new Fen(75_000)));
        _floor = new ColumnFloor(_data.Blocks, false, OutputCells);
    }

    /// <summary>The floor of results per claim.</summary>
    [Benchmark(Baseline = true)]
    public int ReadAndWrite() => _floor.ReadAndWrite(0, _floor.Steps);

    /// <summary>The floor of sums.</summary>
    [Benchmark]
    public int Read() => _floor.Read(0, _floor.Steps);

    /// <summary>Results per claim.</summary>
    [Benchmark]
    [Arguments(KernelPath.Vector512)]
    [Arguments(KernelPath.Vector256)]
    [Arguments(KernelPath.Portable)]
    public long PerClaim(KernelPath path) =>
        KernelRuns.PerClaim(new ColumnKernel(_data.Plan, path), _data, _outputs, OutputCells).Fund.Value;

    /// <summary>Sums only.</summary>
    [Benchmark]
    [Arguments(KernelPath.Vector512)]
    [Arguments(KernelPath.Vector256)]
    [Arguments(KernelPath.Portable)]
    public long Sums(KernelPath path) => KernelRuns.Sums(new ColumnKernel(_data.Plan, path), _data).Fund.Value;

    /// <summary>Sums under a baseline and a reform in one pass.</summary>
    [Benchmark]
    public long SumsOfTwoPolicies() => KernelRuns.Sums(new ColumnKernel(_both.Plan), _both).Fund.Value;

    /// <summary>Compiling as many claims from rows in memory.</summary>
    [Benchmark]
    public int Compile() => _data.Compile().Claims;
}
