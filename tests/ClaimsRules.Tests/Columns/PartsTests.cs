using ClaimsRules.Columns;

namespace ClaimsRules.Tests.Columns;

/// <summary>Sums do not depend on how the parts are divided, nor on who runs them.</summary>
internal sealed class PartsTests
{
    private const int Seed = 21;

    private static readonly KernelCheck Check = new(SupposedPolicy.Years, SupposedPolicy.Years);
    private static readonly ColumnBlock Block = Check.Compile(Members(1_500));

    [Test]
    public void Sums_AnyDivision_AreTheSame([Values] KernelPath path)
    {
        if (!KernelPaths.IsSupported(path)) Assert.Ignore($"This machine has no {path}.");
        var kernel = new ColumnKernel(Check.Plan, path);
        var whole = new PolicyTotals(Check.Plan);
        kernel.Run(Block, .., whole);
        var random = new Random(Seed);
        for (var round = 0; round < 20; round++)
        {
            var divided = new PolicyTotals(Check.Plan);
            for (var first = 0; first < Block.Parts;)
            {
                var end = Math.Min(Block.Parts, first + random.Next(1, 40));
                kernel.Run(Block, first..end, divided);
                first = end;
            }

            Assert.That(divided[1], Is.EqualTo(whole[1]), $"seed {Seed}, round {round}");
        }
    }

    [Test]
    public void Sums_SeveralThreads_AreTheSame()
    {
        var kernel = new ColumnKernel(Check.Plan);
        var whole = new PolicyTotals(Check.Plan);
        kernel.Run(Block, .., whole);
        PolicyTotals[] threads = [.. Enumerable.Range(0, 8).Select(_ => new PolicyTotals(Check.Plan))];
        Parallel.For(0, threads.Length, thread =>
        {
            for (var part = thread; part < Block.Parts; part += threads.Length)
                kernel.Run(Block, part..(part + 1), threads[thread]);
        });
        foreach (var thread in threads.Skip(1)) threads[0].Add(thread);
        Assert.That(threads[0][0], Is.EqualTo(whole[0]), $"seed {Seed}");
    }

    [Test]
    public void Sums_MemoryUsedAgain_AllocateNothing()
    {
        var kernel = new ColumnKernel(Check.Plan);
        var totals = new PolicyTotals(Check.Plan);
        kernel.Run(Block, ..Block.Slices, totals);
        var before = GC.GetAllocatedBytesForCurrentThread();
        kernel.Run(Block, ..Block.Slices, totals);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Parts_FromAnyPlace_FitTheBuffer([Values(16, 64, 1_000, 100_000)] int cells)
    {
        for (var first = 0; first < Block.Parts;)
        {
            var parts = Block.PartsFrom(first, cells);
            var count = parts.End.Value - first;
            Assert.That(parts.Start.Value, Is.EqualTo(first));
            Assert.That(count, Is.Positive);
            if (count > 1) Assert.That(Block.CellsOf(parts), Is.LessThanOrEqualTo(cells));
            first = parts.End.Value;
        }
    }

    [Test]
    public void Block_RandomMembers_MostlyLieInSlices()
    {
        var narrow = Enumerable.Range(0, Block.Members).Count(member => Block.PartOf(member) < Block.Slices);
        Assert.That(narrow, Is.GreaterThan(Block.Members * 8 / 10), $"seed {Seed}: the vectors must be what is tested");
        Assert.That(Block.Parts, Is.GreaterThan(Block.Slices), $"seed {Seed}: wide members must be tested too");
    }

    private static ReplayMember[] Members(int count)
    {
        var random = new RandomMembers(Seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(40))];
    }
}
