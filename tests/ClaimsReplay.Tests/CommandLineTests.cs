namespace ClaimsReplay.Tests;

internal sealed class CommandLineTests
{
    private static readonly string[] Year = ["--from", "2022-01-01", "--to", "2022-12-31"];

    [TestCase("run", "DATA", "--from", "2022-1-1", "--to", "2022-12-31")]
    [TestCase("run", "DATA", "--from", "2022-12-31", "--to", "2022-01-01")]
    [TestCase("run", "/no/such/folder", "--from", "2022-01-01", "--to", "2022-12-31")]
    [TestCase("run", "DATA", "--from", "2022-01-01", "--to", "2022-12-31", "--hold-policy", "2023")]
    [TestCase("run", "DATA", "--from", "2022-01-01", "--to", "2022-12-31", "--deductible", "2023=1,2")]
    [TestCase("run", "DATA", "--from", "2022-01-01", "--to", "2022-12-31", "--deductible", "2024=1,2,3")]
    [TestCase("run", "DATA", "--from", "2022-01-01", "--to", "2022-12-31", "--deductible", "2023=1,2,900001")]
    [TestCase("run", "DATA", "--from", "2022-01-01", "--to", "2022-12-31", "--policy", "/no/such/folder")]
    [TestCase("run", "DATA", "--from", "2022-01-01", "--to", "2022-12-31", "--threads", "0")]
    [TestCase("run", "DATA", "--from", "2022-01-01", "--to", "2022-12-31", "--rows", "/no/such/folder/rows.csv")]
    [TestCase("run", "DATA", "--from", "2022-01-01", "--to", "2022-12-31", "--unknown")]
    [TestCase("settle", "DATA", "--from", "2022-01-01", "--to", "2022-12-31")]
    [TestCase("settle", "DATA", "--from", "2022-01-01", "--to", "2022-12-31", "--url", "ftp://127.0.0.1")]
    [TestCase("import", "synthea", "DATA")]
    [TestCase("import", "synthea", "DATA", "--out", "OUT")]
    [TestCase("import", "synthea", "DATA", "--out", "OUT", "--scale", "0")]
    [TestCase("import", "synthea", "DATA", "--out", "OUT", "--levels", "ambulatory=4")]
    [TestCase("import", "synthea", "DATA", "--out", "OUT", "--adult-age", "60")]
    [TestCase("replay")]
    public void Words_NotUsable_AreOneErrorLineAndExitCode2(params string[] words)
    {
        using var output = new DataFiles();
        var result = CommandLine.Run([.. words.Select(word => word switch
        {
            "DATA" => Repository.Sample,
            "OUT" => output["data"],
            _ => word,
        })]);
        Assert.That((result.Code, result.Output), Is.EqualTo((ExitCode.NotUsable, "")));
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1));
        Assert.That(result.ErrorLines[0], Does.Not.Contain("Exception"));
        Assert.That(Directory.GetFiles(output.Folder, "*", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public void Run_WithoutJson_IsATableInYuanAndFen()
    {
        var result = CommandLine.Run(["run", Repository.Sample, .. Year]);
        Assert.That(result.Code, Is.Zero);
        Assert.That(result.Output, Does.Match(@"统筹基金 fund +123829\.80 +12382980"));
        Assert.That(result.Output, Does.Contain("refused: benefit_not_defined"));
    }

    [Test]
    public void Run_OwnPolicyFolder_IsTheSameAsNamingIt()
    {
        var own = CommandLine.Year2022(Repository.Sample);
        var named = CommandLine.Year2022(Repository.Sample, "--policy", Path.Combine(Repository.Root, "policy"));
        Assert.That(named.Output, Is.EqualTo(own.Output));
    }

    [Test]
    public void Rows_OverAnEarlierFile_LeavesNoOtherFile()
    {
        using var files = new DataFiles().Write("rows.csv", "old");
        var result = CommandLine.Year2022(Repository.Sample, "--rows", files["rows.csv"]);
        Assert.That(result.Code, Is.Zero);
        Assert.That(Directory.GetFiles(files.Folder), Is.EqualTo(new[] { files["rows.csv"] }));
        Assert.That(File.ReadAllText(files["rows.csv"]), Does.StartWith("claim_id,").And.Not.Contain("old"));
    }
}
