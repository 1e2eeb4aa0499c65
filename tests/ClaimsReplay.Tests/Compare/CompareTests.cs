using System.Text.Json.Nodes;
using ClaimsReplay.Tests.Run;

namespace ClaimsReplay.Tests.Compare;

/// <summary>A comparison's figures are those of one run for each policy, and of the results per claim.</summary>
internal sealed class CompareTests
{
    private static readonly string[] Window = ["--from", "2021-03-15", "--to", "2026-09-30"];
    private static readonly string[] Years =
        ["--deductible", "2023=90000,80000,75000", "--deductible", "2024=70000,60000,50000"];
    private static readonly string[] Changes =
    [
        "--set", "limit=8000", "--set", "band1.rate.level_2=70", "--set", "credit.monthly=55", "--set",
        "contribution.individual=1.5",
    ];

    [Test]
    public void Compare_RandomMembers_GivesTheTotalsOfSingleRuns([Values] bool families)
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            using var files = Write(seed, families);
            var compared = Compare(files, [.. Years, .. Changes]);
            var runs = new[] { Run(files, Years), Run(files, [.. Years, .. Changes]) };
            var totals = compared["tables"]!["totals"]!.AsArray();
            for (var policy = 0; policy < 2; policy++)
            {
                var context = $"seed {seed}, policy {policy}";
                foreach (var name in new[] { "claims", "total_fen", "in_scope_fen", "fund_fen", "deductible_fen",
                    "over_limit_fen", "cash_fen", "members" })
                    Assert.That((long)totals[policy]![name]!, Is.EqualTo(runs[policy].Total(name)), $"{context}, {name}");
                var accounts = (long)totals[policy]!["account_fen"]! - (long)totals[policy]!["family_fen"]!;
                Assert.That(accounts, Is.EqualTo(runs[policy].Total("account_fen")), context);
            }

            foreach (var refused in compared["tables"]!["refused"]!.AsArray())
                Assert.That((long)refused!["claims"]!, Is.EqualTo(runs[0].Refused((string)refused["reason"]!)), $"seed {seed}");
        }
    }

    [Test]
    public void Compare_EveryBreakdown_AddsUpToTheTotals([Values] bool families)
    {
        using var files = Write(31, families);
        var tables = Compare(files, [.. Years, .. Changes])["tables"]!;
        foreach (var scenario in new[] { "baseline", "set" })
        {
            var totals = Rows(tables, "totals", scenario).Single()!;
            foreach (var table in new[] { "by_status", "by_age", "by_level", "by_district", "by_month" })
            {
                foreach (var name in new[] { "claims", "total_fen", "in_scope_fen", "deductible_fen", "over_limit_fen",
                    "fund_fen", "account_fen", "cash_fen" })
                    Assert.That(Sum(tables, table, scenario, name), Is.EqualTo((long)totals[name]!), $"{table}, {name}");
            }

            Assert.That(Sum(tables, "coverage_by_decile", scenario, "fund_fen"), Is.EqualTo((long)totals["fund_fen"]!));
            Assert.That(Sum(tables, "out_of_pocket_by_decile", scenario, "cash_fen"), Is.EqualTo((long)totals["cash_fen"]!));
            Assert.That(
                Sum(tables, "out_of_pocket_by_decile", scenario, "member_years"), Is.EqualTo((long)totals["member_years"]!));
        }

        var years = tables["axis"]!.AsArray().Sum(row => (long)row!["member_years"]!);
        Assert.That(years, Is.EqualTo((long)Rows(tables, "totals", "baseline").Single()!["member_years"]!));
    }

    [Test]
    public void Compare_Thresholds_AreTheYearsOfTheResultsPerClaim()
    {
        using var files = Write(32, true);
        Run(files, [.. Years, "--rows", files["rows.csv"]]);
        var years = files.Rows("rows.csv").Values.GroupBy(row => (row[1], row[2][..4])).ToArray();
        var tables = Compare(files, Years)["tables"]!;
        long Over(string mark) => (long)Rows(tables, "thresholds", "baseline")
            .Single(row => (string)row!["mark"]! == mark)!["member_years"]!;
        long Count(Func<long, long, bool> over) => years.Count(year =>
            over(year.Sum(row => long.Parse(row[5])), year.Sum(row => long.Parse(row[6]))));

        Assert.That(Over("deductible"), Is.EqualTo(Count((inScope, deductible) => inScope > deductible)).And.Positive);
        Assert.That(Over("band1.upper"), Is.EqualTo(Count((inScope, _) => inScope > 550_000)).And.Positive);
        Assert.That(Over("limit"), Is.EqualTo(Count((inScope, _) => inScope > 900_000)).And.Positive);
        Assert.That(
            (long)Rows(tables, "totals", "baseline").Single()!["member_years"]!, Is.EqualTo(years.Length));
    }

    [Test]
    public void Compare_WinnersAndLosers_AreWhatTheirCashAndAccountsSay()
    {
        using var files = Write(33, true);
        var tables = Compare(files, [.. Years, .. Changes])["tables"]!;
        var all = tables["changes_by_status"]!.AsArray().Single(row => (string)row!["status"]! == "all")!;
        var sides = (long)all["winners"]! + (long)all["losers"]! + (long)all["unchanged"]!;
        Assert.That(sides, Is.EqualTo((long)Rows(tables, "totals", "set").Single()!["population"]!));
        Assert.That((long)all["winners"]!, Is.Positive);
        Assert.That((long)all["losers"]!, Is.Positive);
        Assert.That((long)all["gain_fen"]!, Is.EqualTo((long)all["gained_fen"]! + (long)all["lost_fen"]!));
        var classes = tables["changes"]!.AsArray();
        Assert.That(classes.Sum(row => (long)row!["gain_fen"]!), Is.EqualTo((long)all["gain_fen"]!));
        Assert.That(classes.Sum(row => (long)row!["members"]!), Is.EqualTo(sides));

        // Without a change of credits only the fund can make anybody better or worse off.
        var plain = Compare(files, [.. Years, "--set", "limit=8000"])["tables"]!;
        var gain = plain["changes_by_status"]!.AsArray().Single(row => (string)row!["status"]! == "all")!["gain_fen"]!;
        Assert.That((long)gain, Is.EqualTo((long)Rows(plain, "totals", "set").Single()!["fund_change_fen"]!).And.Negative);
    }

    [Test]
    public void Compare_TwiceAndOnAnyThreads_GivesTheSameBytes()
    {
        using var csv = Write(34, false);
        using var files = ParquetFiles.Sorted(csv, true);
        string All(string threads)
        {
            string[] outputs = ["--csv", files["r.csv"], "--parquet", files["r.parquet"], "--report", files["r.html"]];
            var said = CommandLine.Run(
                ["compare", files.Folder, .. Window, "--hold-policy", "2022", .. Changes, "--sweep", "limit=8000..9500:500",
                    "--json", "--threads", threads, .. outputs]);
            Assert.That(said.Code, Is.Zero, said.Error);
            return said.Output + File.ReadAllText(files["r.csv"]) + File.ReadAllText(files["r.html"])
                + Convert.ToHexString(File.ReadAllBytes(files["r.parquet"]));
        }

        var one = All("1");
        Assert.That(new[] { All("1"), All("2"), All("3") }, Is.All.EqualTo(one));
    }

    [Test]
    public void Compare_StreamAndTablesInMemory_GiveTheSameFigures([Values] bool families)
    {
        using var csv = Write(35, families);
        using var files = ParquetFiles.Sorted(csv, false);
        Assert.That(
            Compare(files, [.. Years, .. Changes])["tables"]!.ToJsonString(),
            Is.EqualTo(Compare(csv, [.. Years, .. Changes])["tables"]!.ToJsonString()));
    }

    [Test]
    public void Compare_SampleScenario_IsOneOfTheGuide()
    {
        var file = Path.Combine(Repository.Root, "samples", "scenarios", "high-rates.json");
        var said = CommandLine.Run("compare", Repository.Sample, "--scenario", file, "--json");
        Assert.That(said.Code, Is.Zero, said.Error);
        var totals = JsonNode.Parse(said.Output)!["tables"]!["totals"]!.AsArray();
        Assert.That((string)totals[1]!["scenario"]!, Is.EqualTo("high-rates"));
        Assert.That((long)totals[1]!["fund_change_fen"]!, Is.Not.Zero);
    }

    [Test]
    public void Compare_StrictOverMalformedRows_DoesNothing()
    {
        using var files = DataFiles.Of(["a,1990-01-01,active,2015-01-01,0,0,"], ["c1,a,2022-03-01,clinic,1,1,1,true"]);
        var said = CommandLine.Run("compare", files.Folder, "--strict", "--report", files["r.html"]);
        Assert.That((said.Code, said.Output, File.Exists(files["r.html"])), Is.EqualTo((ExitCode.NotUsable, "", false)));
    }

    [Test]
    public void Compare_Capitation_IsTheRateForEachMemberAndMonthTreated()
    {
        using var files = Write(36, true);
        Run(files, [.. Years, "--rows", files["rows.csv"]]);
        var months = files.Rows("rows.csv").Values.Select(row => (row[1], row[2][..7])).Distinct().Count();
        var totals = Rows(Compare(files, [.. Years, "--set", "capitation.rate=80"])["tables"]!, "totals", "set").Single()!;
        Assert.That((long)totals["treated_member_months"]!, Is.EqualTo(months).And.Positive);
        Assert.That((long)totals["capitation_fen"]!, Is.EqualTo(months * 8_000L));
    }

    private static DataFiles Write(int seed, bool families)
    {
        var files = MadeUpData.Write(seed, 80);
        if (!families) File.Delete(files["families.csv"]);
        return files;
    }

    private static JsonNode Compare(DataFiles files, string[] more)
    {
        var said = CommandLine.Run(["compare", files.Folder, .. Window, "--json", .. more]);
        Assert.That(said.Code, Is.Zero, said.Error);
        return JsonNode.Parse(said.Output)!;
    }

    private static CommandResult Run(DataFiles files, string[] more)
    {
        var said = CommandLine.Run(["run", files.Folder, .. Window, "--json", .. more]);
        Assert.That(said.Code, Is.Zero, said.Error);
        return said;
    }

    private static IEnumerable<JsonNode?> Rows(JsonNode tables, string table, string scenario) =>
        tables[table]!.AsArray().Where(row => (string)row!["scenario"]! == scenario);

    private static long Sum(JsonNode tables, string table, string scenario, string name) =>
        Rows(tables, table, scenario).Sum(row => (long)row![name]!);
}
