using System.Text.Json.Nodes;
using ParquetSharp;

namespace ClaimsReplay.Tests.Generate;

/// <summary>Made-up populations: the same from the same seed, and fit to be replayed.</summary>
internal sealed class GenerateTests
{
    [Test]
    public void Files_OfOneSeed_AreTheSameForAnyThreads()
    {
        using var model = new DataFiles().Write("model.json", """{ "linkedHouseholds": 500 }""");
        string[] words = ["--members", "3000", "--model", model["model.json"], "--seed"];
        using var one = Generate([.. words, "7", "--threads", "1"]);
        using var two = Generate([.. words, "7", "--threads", "2"]);
        using var other = Generate([.. words, "8"]);
        foreach (var table in new[] { "members.parquet", "claims.parquet", "families.parquet" })
        {
            Assert.That(File.ReadAllBytes(two[table]), Is.EqualTo(File.ReadAllBytes(one[table])), table);
            Assert.That(File.ReadAllBytes(other[table]), Is.Not.EqualTo(File.ReadAllBytes(one[table])), table);
        }
    }

    [Test]
    public void Claims_Replayed_AreWellFormedAndCrossEveryLimit()
    {
        using var files = Generate("--members", "3000", "--seed", "7");
        var result = CommandLine.Year2022(files.Folder);
        Assert.That((result.Code, result.Error), Is.EqualTo((ExitCode.Done, "")));
        var rows = Column<long>(files["claims.parquet"], "claim_id").Length;
        var refused = JsonNode.Parse(result.Output)!["refused"]!.AsObject().Sum(pair => (long)pair.Value!);
        Assert.That(result.Total("claims") + refused, Is.EqualTo(rows));
        Assert.That(rows, Is.InRange(3000 * 5, 3000 * 30));
        foreach (var part in new[] { "fund_fen", "deductible_fen", "over_limit_fen", "account_fen", "cash_fen" })
            Assert.That(result.Total(part), Is.Positive, part);
        Assert.That(result.Refused("benefit_not_defined"), Is.Positive, "residents");
        Assert.That(result.Refused("coverage_ended"), Is.Positive, "members who left");
    }

    [Test]
    public void Claims_ByDefault_AreGroupedByMemberAndInOrderOfTime()
    {
        using var files = Generate("--members", "2000", "--seed", "3", "--from", "2022-03-01", "--to", "2023-02-28");
        var members = Column<long>(files["claims.parquet"], "member_id");
        var days = Column<Date>(files["claims.parquet"], "service_time");
        var kinds = Column<string>(files["claims.parquet"], "kind");
        for (var i = 1; i < members.Length; i++)
        {
            var order = (members[i - 1], days[i - 1].Days, kinds[i - 1] == "pharmacy")
                .CompareTo((members[i], days[i].Days, kinds[i] == "pharmacy"));
            Assert.That(order, Is.LessThanOrEqualTo(0), $"row {i}");
        }

        Assert.That(days.Min().DateTime, Is.EqualTo(new DateTime(2022, 3, 1)));
        Assert.That(days.Max().DateTime, Is.EqualTo(new DateTime(2023, 2, 28)));
        Assert.That(Column<long>(files["claims.parquet"], "claim_id"), Is.Unique);
    }

    [Test]
    public void Claims_Shuffled_AreTheSameClaimsInAnotherOrder()
    {
        using var grouped = Generate("--members", "2000", "--seed", "7");
        using var shuffled = Generate("--members", "2000", "--seed", "7", "--shuffle");
        var ids = Column<long>(shuffled["claims.parquet"], "claim_id");
        Assert.That(ids, Is.Not.Ordered);
        Assert.That(ids.Order(), Is.EqualTo(Column<long>(grouped["claims.parquet"], "claim_id")));
        Assert.That(
            CommandLine.Year2022(shuffled.Folder).Output, Is.EqualTo(CommandLine.Year2022(grouped.Folder).Output));
    }

    [Test]
    public void Model_WithAKeyChanged_IsFollowed()
    {
        using var model = new DataFiles().Write("model.json", """{ "residents": 10000 }""");
        using var files = Generate("--members", "1200", "--model", model["model.json"]);
        var result = CommandLine.Year2022(files.Folder);
        Assert.That(result.Total("claims"), Is.Zero);
        Assert.That(result.Refused("benefit_not_defined"), Is.Positive);
        Assert.That(files["families.parquet"], Does.Not.Exist, "no household is linked unless the model says so");
    }

    [TestCase("""{ "residents": 10001 }""", "residents: 0 to 10000 is allowed")]
    [TestCase("""{ "resident": 1 }""", "resident")]
    [TestCase("""{ "months": [1, 2] }""", "months: 12 weights")]
    [TestCase("""{ "level1Fen": [[0, 5], [1000, 4]] }""", "level1Fen: points [permille, value] are allowed")]
    [TestCase("[]", "an object of keys is allowed")]
    public void Model_NotUsable_IsNamed(string json, string problem)
    {
        using var model = new DataFiles().Write("model.json", json);
        var result = CommandLine.Run("generate", "--out", model["data"], "--model", model["model.json"]);
        Assert.That(result.Code, Is.EqualTo(ExitCode.NotUsable));
        Assert.That(result.Error, Does.Contain(problem));
        Assert.That(model["data"], Does.Not.Exist);
    }

    [Test]
    public void Folder_NotEmpty_IsLeftAlone()
    {
        using var files = new DataFiles().Write("claims.csv", "mine");
        var result = CommandLine.Run("generate", "--members", "10", "--out", files.Folder);
        Assert.That(result.Code, Is.EqualTo(ExitCode.NotUsable));
        Assert.That(Directory.GetFiles(files.Folder), Is.EqualTo(new[] { files["claims.csv"] }));
    }

    [Test]
    public void ShowModel_PrintsWhatModelTakes()
    {
        var shown = CommandLine.Run("generate", "--show-model").Output;
        using var model = new DataFiles().Write("model.json", shown);
        using var shownFiles = Generate("--members", "500", "--model", model["model.json"]);
        using var files = Generate("--members", "500");
        Assert.That(
            File.ReadAllBytes(shownFiles["claims.parquet"]), Is.EqualTo(File.ReadAllBytes(files["claims.parquet"])));
    }

    private static DataFiles Generate(params string[] more)
    {
        var files = new DataFiles();
        var result = CommandLine.Run(["generate", "--out", files.Folder, .. more]);
        Assert.That((result.Code, result.Error), Is.EqualTo((ExitCode.Done, "")));
        return files;
    }

    private static T[] Column<T>(string path, string name)
    {
        using var file = new ParquetFileReader(path);
        var schema = file.FileMetaData.Schema;
        var place = Enumerable.Range(0, schema.NumColumns).First(i => schema.Column(i).Name == name);
        List<T> values = [];
        for (var i = 0; i < file.FileMetaData.NumRowGroups; i++)
        {
            using var group = file.RowGroup(i);
            using var column = group.Column(place).LogicalReader<T>();
            values.AddRange(column.ReadAll((int)group.MetaData.NumRows));
        }

        return [.. values];
    }
}
