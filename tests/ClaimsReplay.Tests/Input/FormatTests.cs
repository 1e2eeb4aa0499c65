using ParquetSharp;

namespace ClaimsReplay.Tests.Input;

/// <summary>The same tables as CSV, gzipped CSV and Parquet replay the same.</summary>
internal sealed class FormatTests
{
    private string _expected = "";

    [OneTimeSetUp]
    public void ReplayCsv() => _expected = CommandLine.Year2022(Repository.Sample).Output;

    [Test]
    public void Gzip_OfTheSample_ReplaysTheSame()
    {
        using var files = new DataFiles();
        foreach (var name in new[] { "members.csv", "claims.csv" })
            files.Write(name + ".gz", File.ReadAllLines(Path.Combine(Repository.Sample, name)));
        Assert.That(CommandLine.Year2022(files.Folder).Output, Is.EqualTo(_expected));
    }

    [Test]
    public void Parquet_OfTextColumns_ReplaysTheSame()
    {
        using var files = new DataFiles();
        foreach (var name in new[] { "members", "claims" }) WriteText(files, name);
        Assert.That(CommandLine.Year2022(files.Folder).Output, Is.EqualTo(_expected));
    }

    [Test]
    public void Parquet_OfTypedColumnsAndSeveralRowGroups_ReplaysTheSame()
    {
        using var files = new DataFiles();
        WriteText(files, "members");
        var rows = Rows("claims");
        using (var file = new ParquetFileWriter(
            files["claims.parquet"],
            [
                new Column<long>("total_fen"), new Column<string>("claim_id"), new Column<string>("member_id"),
                new Column<DateTime>("service_time"), new Column<string>("kind"), new Column<int>("level"),
                new Column<long?>("in_scope_fen"), new Column<bool>("use_account"),
            ]))
        {
            foreach (var part in rows.Skip(1).Chunk(100)) WriteTyped(file, rows[0], part);
            file.Close();
        }

        Assert.That(CommandLine.Year2022(files.Folder).Output, Is.EqualTo(_expected));
    }

    [Test]
    public void TwoFilesOfOneTable_AreNotUsable()
    {
        using var files = DataFiles.Of([], []);
        files.Write("claims.csv.gz", DataFiles.ClaimHeader);
        var result = CommandLine.Year2022(files.Folder);
        Assert.That(result.Code, Is.EqualTo(ExitCode.NotUsable));
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1).And.One.Contains("claims.csv and claims.csv.gz"));
    }

    [Test]
    public void NoParquet_IsNotUsable()
    {
        using var files = new DataFiles().Write("members.parquet", "PAR0").Write("claims.csv", DataFiles.ClaimHeader);
        var result = CommandLine.Year2022(files.Folder);
        Assert.That(result.Code, Is.EqualTo(ExitCode.NotUsable));
        Assert.That(result.Error, Does.Contain("members.parquet cannot be read as Parquet"));
    }

    private static string[][] Rows(string table) =>
        [.. File.ReadLines(Path.Combine(Repository.Sample, table + ".csv")).Select(line => line.Split(','))];

    private static void WriteText(DataFiles files, string table)
    {
        var rows = Rows(table);
        using var file = new ParquetFileWriter(
            files[table + ".parquet"], [.. rows[0].Select(name => (Column)new Column<string>(name))]);
        using (var group = file.AppendRowGroup())
        {
            for (var column = 0; column < rows[0].Length; column++)
            {
                using var writer = group.NextColumn().LogicalWriter<string>();
                writer.WriteBatch([.. rows.Skip(1).Select(row => row[column])]);
            }
        }

        file.Close();
    }

    private static void WriteTyped(ParquetFileWriter file, string[] header, string[][] rows)
    {
        int At(string name) => Array.IndexOf(header, name);
        using var group = file.AppendRowGroup();
        Write(row => long.Parse(row[At("total_fen")]));
        Write(row => row[At("claim_id")]);
        Write(row => row[At("member_id")]);
        Write(row => DateTime.Parse(row[At("service_time")][..19]));
        Write(row => row[At("kind")]);
        Write(row => int.Parse(row[At("level")]));
        Write<long?>(row => long.Parse(row[At("in_scope_fen")]));
        Write(row => row[At("use_account")] == "true");

        void Write<T>(Func<string[], T> value)
        {
            using var writer = group.NextColumn().LogicalWriter<T>();
            writer.WriteBatch([.. rows.Select(value)]);
        }
    }
}
