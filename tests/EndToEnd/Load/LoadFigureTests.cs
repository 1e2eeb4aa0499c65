using System.Diagnostics;
using ClaimsLoad;
using ClaimsLoad.Compare;
using ClaimsLoad.Load;

namespace EndToEnd.Load;

/// <summary>What the load generator prints is what it saw.</summary>
internal sealed class LoadFigureTests
{
    private static readonly long Millisecond = Stopwatch.Frequency / 1000;

    [TestCase(1, 0.5, 1)]
    [TestCase(100, 0.5, 50)]
    [TestCase(100, 0.99, 99)]
    [TestCase(100, 0.999, 100)]
    [TestCase(1000, 0.999, 999)]
    [TestCase(1000, 1, 1000)]
    [TestCase(3, 0.0001, 1)]
    public void Percentile_OfMany_IsTheLeastThatAShareDoesNotExceed(int count, double share, int expected)
    {
        long[] ascending = [.. Enumerable.Range(1, count).Select(i => i * Millisecond)];
        Assert.That(LoadResult.Percentile(ascending, share), Is.EqualTo(expected).Within(1e-9));
    }

    [Test]
    public void Percentile_OfNone_IsZero() => Assert.That(LoadResult.Percentile([], 0.99), Is.Zero);

    [Test]
    public void Result_OfSeveralLogs_CountsEveryAnswerOnce()
    {
        var (first, second) = (new CallLog(), new CallLog());
        first.Add(5 * Millisecond, refused: false);
        first.Add(1 * Millisecond, refused: true);
        second.Add(3 * Millisecond, refused: false);
        second.Error();
        var result = LoadResult.Of(TimeSpan.FromSeconds(2), [first, second]);
        Assert.That(result.Latencies, Is.EqualTo(new[] { Millisecond, 3 * Millisecond, 5 * Millisecond }));
        Assert.That((result.Refused, result.Errors, result.Throughput), Is.EqualTo((1, 1, 1.5)));

        var twice = LoadResult.Of(TimeSpan.FromSeconds(1), [result, result]);
        Assert.That(twice.Latencies, Is.Ordered.Ascending.And.Length.EqualTo(6));
        Assert.That((twice.Refused, twice.Errors, twice.Throughput), Is.EqualTo((2, 2, 6.0)));
    }

    [TestCase("")]
    [TestCase("1:2:3")]
    [TestCase("1:2:3:4:5")]
    [TestCase("0:0:0:0")]
    [TestCase("1:-1:0:0")]
    [TestCase("1:x:0:0")]
    [TestCase("2000000:0:0:0")]
    public void Mix_NotFourShares_IsRefused(string text) =>
        Assert.That(() => CallMix.Parse(text), Throws.ArgumentException.With.Message.Contains("80:10:5:5"));

    [Test]
    public void Mix_Draws_KeepToTheirShares()
    {
        const int Seed = 7;
        var (mix, random) = (CallMix.Parse("80:15:0:5"), new Random(Seed));
        var drawn = Enumerable.Range(0, 100_000).CountBy(_ => mix.Draw(random)).ToDictionary();
        Assert.That(drawn.Keys, Is.EquivalentTo(new[] { CallKind.Settle, CallKind.Quote, CallKind.Repeat }));
        Assert.That(drawn[CallKind.Settle], Is.EqualTo(80_000).Within(1000));
        Assert.That(drawn[CallKind.Quote], Is.EqualTo(15_000).Within(1000));
        Assert.That(drawn[CallKind.Repeat], Is.EqualTo(5_000).Within(1000));
    }

    [Test]
    public void Spread_OfRounds_IsTheirMedianAndEnds()
    {
        Assert.That(Spread.Of([3, 1, 2]), Is.EqualTo(new Spread(2, 1, 3)));
        Assert.That(Spread.Of([0.25]).ToString(), Is.EqualTo("median 0.25, 0.25 to 0.25"));
    }

    [Test]
    public void Table_Rows_StandUnderTheirColumns()
    {
        var output = new StringWriter { NewLine = "\n" };
        var table = new TextTable(output, "n", "settled/s");
        table.Write("1", "20,000");
        table.Write("4", "7");
        Assert.That(output.ToString(), Is.EqualTo(
            "|       n | settled/s |\n| ------: | --------: |\n|       1 |    20,000 |\n|       4 |         7 |\n"));
        Assert.That(() => table.Write("1"), Throws.ArgumentException);
    }
}
