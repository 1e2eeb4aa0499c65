using ClaimsReplay.Tests.Run;
using ParquetSharp;

namespace ClaimsReplay.Tests.Input;

/// <summary>Parquet tables in any order, put in order on disk, give what the same tables give in memory.</summary>
internal sealed class BucketTests
{
    private static readonly string[] OnDisk = ["--most-in-memory", "0"];

    [Test]
    public void Replay_GeneratedAndShuffled_IsThatOfTheGroupedFiles()
    {
        using var grouped = new DataFiles();
        using var shuffled = new DataFiles();
        string[] words = ["generate", "--members", "20000", "--seed", "5"];
        Assert.That(CommandLine.Run([.. words, "--out", grouped.Folder]).Code, Is.Zero);
        Assert.That(CommandLine.Run([.. words, "--shuffle", "--out", shuffled.Folder]).Code, Is.Zero);
        var expected = CommandLine.Year2022(grouped.Folder);
        var result = CommandLine.Year2022(shuffled.Folder, OnDisk);
        Assert.That((result.Code, result.Error, result.Output), Is.EqualTo((ExitCode.Done, "", expected.Output)));
        Assert.That(expected.Total("claims"), Is.GreaterThan(200_000), "more than one bucket");
    }

    [Test]
    public void Replay_TextInAnyOrder_IsThatOfTheTablesInMemory([Range(1, 3)] int seed, [Values] bool withFamilies)
    {
        using var text = MadeUpData.Write(seed, 60);
        using var files = new DataFiles();
        if (withFamilies) File.Copy(text["families.csv"], files["families.csv"]);
        foreach (var table in new[] { "members", "claims" }) WriteText(text[$"{table}.csv"], files[$"{table}.parquet"], seed);
        string[] window = ["run", "--from", "2022-01-01", "--to", "2025-12-31", "--json",
            "--deductible", "2023=90000,80000,75000", "--deductible", "2024=91000,81000,76000"];
        var expected = CommandLine.Run([.. window, files.Folder]);
        var result = CommandLine.Run([.. window, files.Folder, .. OnDisk]);
        Assert.That(result.Output, Is.EqualTo(expected.Output), $"seed {seed}");
        Assert.That(result.ErrorLines.Order(), Is.EqualTo(expected.ErrorLines.Order()), $"seed {seed}");
    }

    [Test]
    public void Rows_Malformed_AreReportedWhereTheyStand()
    {
        using var text = DataFiles.Of(
            [
                "m2,1980-01-01,active,2010-01-01,500000,0,", "m1,1980-01-01,active,2010-01-01,500000,0,",
                "m3,1980-01-01,active,2010-01-01,500000,0,", "m3,1981-01-01,retiree,2020-01-01,500000,0,",
                "m4,1980-01-01,idle,2010-01-01,500000,0,",
            ],
            [
                "c1,m2,2022-03-01,hospital,1,100,100,true", "c2,m1,2022-02-01,hospital,4,100,100,true",
                "c3,m1,2022-02-01,hospital,1,100,101,true", "c4,m9,2022-02-01,hospital,1,100,100,true",
                "c5,m3,2022-02-01,hospital,1,100,100,true", "c6,m4,2022-02-01,hospital,1,100,100,true",
                "c7,m1,2021-02-01,hospital,7,-1,100,true", "c8,m2,2022-01-01,hospital,1,100,100,true",
            ]);
        using var files = new DataFiles();
        foreach (var table in new[] { "members", "claims" }) WriteText(text[$"{table}.csv"], files[$"{table}.parquet"], 0);
        var result = CommandLine.Year2022(files.Folder, OnDisk);
        Assert.That(result.Code, Is.EqualTo(ExitCode.MalformedRows));
        Assert.That(result.Total("claims"), Is.EqualTo(2));
        Assert.That(result.ErrorLines.Select(line => line.Split(": ")[0]).SkipLast(1).Order(), Is.EqualTo(new[]
        {
            "claims.parquet, row 2, column level", "claims.parquet, row 3, column in_scope_fen",
            "claims.parquet, row 4, column member_id", "members.parquet, row 3, column member_id",
            "members.parquet, row 4, column birth_date", "members.parquet, row 5, column member_id",
            "members.parquet, row 5, column status",
        }));
    }

    [Test]
    public void Replay_LargeTextFiles_IsThatOfTheTablesInMemory()
    {
        using var files = MadeUpData.Write(7, 400);
        File.Delete(files["families.csv"]);
        File.AppendAllText(files["claims.csv"], "broken,\"m001\"x,2022-01-01\nlate,m999,2022-02-01,hospital,1,5,5,true,\n");
        string[] window = ["run", files.Folder, "--from", "2022-01-01", "--to", "2022-12-31", "--json"];
        var expected = CommandLine.Run(window);
        var result = CommandLine.Run([.. window, .. OnDisk]);
        Assert.That(result.Output, Is.EqualTo(expected.Output));
        Assert.That(result.ErrorLines.Order(), Is.EqualTo(expected.ErrorLines.Order()));
        Assert.That(expected.ErrorLines, Has.Length.EqualTo(3));
    }

    /// <summary>Writes the rows of a CSV file as text columns, in another order for a seed other than 0.</summary>
    private static void WriteText(string csv, string parquet, int seed)
    {
        var lines = File.ReadAllLines(csv);
        var names = lines[0].Split(',');
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToArray();
        if (seed != 0) new Random(seed).Shuffle(rows);
        using var file = new ParquetFileWriter(parquet, [.. names.Select(name => new Column<string>(name))]);
        using (var group = file.AppendRowGroup())
        {
            for (var i = 0; i < names.Length; i++)
            {
                using var column = group.NextColumn().LogicalWriter<string>();
                column.WriteBatch(rows.Select(row => row[i]).ToArray());
            }
        }

        file.Close();
    }
}
