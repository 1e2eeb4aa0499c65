using ClaimsReplay.Input;

namespace ClaimsReplay.Tests.Input;

internal sealed class CsvRowSourceTests
{
    [Test]
    public void Read_BrokenRows_ReportsEachAndGoesOn()
    {
        using var files = new DataFiles();
        files.Write(
            "t.csv", "a,b,c", "1,2,3", "2,\"x\"y,3", "\"3\n3\",2,3", "4,2", "5,1,2,3", "", "#7,2,3", "8,\"2,3", "9,2,3");
        var problems = new ProblemLog();
        List<string> read = [];
        using (var rows = new CsvRowSource(files["t.csv"]))
        {
            while (rows.Read(problems)) read.Add($"{rows.Row}:{rows.Field(0)}");
        }

        Assert.That(read, Is.EqualTo(new[] { "1:1", "3:3\n3", "7:#7", "9:9" }));
        Assert.That(problems.Problems.Select(problem => (problem.Row, problem.Column)), Is.EqualTo(
            new (long, string)[] { (2, "a"), (4, "c"), (5, "c"), (8, "a") }));
        Assert.That(problems.Problems, Is.All.Matches<InputProblem>(problem => problem.File == "t.csv"));
    }

    [Test]
    public void Open_ByteOrderMarkAndCrLf_AreReadOver()
    {
        using var files = new DataFiles();
        File.WriteAllText(files["t.csv"], "\uFEFFa,b\r\n1,\"x,\"\"y\"\r\n");
        using var rows = new CsvRowSource(files["t.csv"]);
        Assert.That(rows.Find("a"), Is.Zero);
        Assert.That(rows.Read(new ProblemLog()), Is.True);
        Assert.That(rows.Field(1).ToString(), Is.EqualTo("x,\"y"));
        Assert.That(rows.Read(new ProblemLog()), Is.False);
    }

    [TestCase("a,a\n1,2\n", "the column a is there twice")]
    [TestCase("", "header row is missing")]
    public void Open_BadHeader_IsNotUsable(string text, string says)
    {
        using var files = new DataFiles();
        File.WriteAllText(files["t.csv"], text);
        Assert.That(
            () => new CsvRowSource(files["t.csv"]),
            Throws.TypeOf<NotUsableException>().With.Message.Contains(says));
    }

    [Test]
    public void Open_NoGzip_IsNotUsable()
    {
        using var files = new DataFiles();
        File.WriteAllText(files["t.csv.gz"], "a,b\n1,2\n");
        Assert.That(() => new CsvRowSource(files["t.csv.gz"]), Throws.TypeOf<NotUsableException>());
    }
}
