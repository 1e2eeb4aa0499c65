using System.Text.Json.Nodes;
using ClaimsReplay.Tests.Run;

namespace ClaimsReplay.Tests.Compare;

/// <summary>What one number does to the sums has a direction, and its points are whole comparisons.</summary>
internal sealed class SweepTests
{
    [TestCase("deductible.active=200..2000:100", false)]
    [TestCase("limit=6000..12000:500", true)]
    [TestCase("band1.rate.level_1=50..100:5", true)]
    [TestCase("band2.rate=0..100:10", true)]
    public void Sweep_FundMovesOneWay(string sweep, bool rises)
    {
        using var files = MadeUpData.Write(41, 300);
        var rows = Sweep(files, sweep);
        Assert.That(rows, Has.Count.GreaterThan(10));
        var fund = rows.Select(row => (long)row!["fund_fen"]!).ToArray();
        Assert.That(fund, rises ? Is.Ordered.Ascending : Is.Ordered.Descending);
        Assert.That(fund[0], Is.Not.EqualTo(fund[^1]));
        foreach (var row in rows)
        {
            var paid = (long)row!["fund_fen"]! + (long)row["account_fen"]! + (long)row["cash_fen"]!;
            Assert.That(paid, Is.EqualTo(rows.Select(other => (long)other!["fund_fen"]! + (long)other["account_fen"]!
                + (long)other["cash_fen"]!).First()), "the bills stay");
        }
    }

    [Test]
    public void Sweep_EachPoint_IsWhatACompleteRunGives()
    {
        using var files = MadeUpData.Write(42, 100);
        foreach (var row in Sweep(files, "deductible.active=600..1000:200"))
        {
            var run = CommandLine.Year2022(files.Folder, "--set", $"deductible.active={(string)row!["value_fen"]!}fen");
            Assert.That((long)row["fund_fen"]!, Is.EqualTo(run.Total("fund_fen")));
            Assert.That((long)row["cash_fen"]!, Is.EqualTo(run.Total("cash_fen")));
        }
    }

    [Test]
    public void Sweep_Steps_AreTheDifferencesOfThePoints()
    {
        using var files = MadeUpData.Write(43, 100);
        var rows = Sweep(files, "limit=8000..10000:500");
        Assert.That(rows[0]!["fund_step_fen"], Is.Null);
        for (var i = 1; i < rows.Count; i++)
        {
            var step = (long)rows[i]!["fund_fen"]! - (long)rows[i - 1]!["fund_fen"]!;
            Assert.That((long)rows[i]!["fund_step_fen"]!, Is.EqualTo(step));
        }
    }

    private static JsonArray Sweep(DataFiles files, string sweep)
    {
        var said = CommandLine.Run("compare", files.Folder, "--sweep", sweep, "--json");
        Assert.That(said.Code, Is.Zero, said.Error);
        return JsonNode.Parse(said.Output)!["tables"]!["sweep"]!.AsArray();
    }
}
