using ClaimsReplay.Output;

namespace ClaimsReplay.Tests.Output;

internal sealed class WholeFileTests
{
    [Test]
    public void Dispose_BeforeKeep_LeavesTheEarlierFileAndNothingElse()
    {
        using var files = new DataFiles().Write("rows.csv", "old");
        using (var file = new WholeFile(files["rows.csv"])) file.Text.Write("half");
        Assert.That(File.ReadAllText(files["rows.csv"]), Is.EqualTo("old\n"));
        Assert.That(Directory.GetFiles(files.Folder), Has.Length.EqualTo(1));
    }

    [Test]
    public void Keep_WholeFile_TakesThePlaceOfTheEarlierOne()
    {
        using var files = new DataFiles().Write("rows.csv", "old");
        using (var file = new WholeFile(files["rows.csv"]))
        {
            file.Text.WriteLine("new");
            file.Keep();
        }

        Assert.That(File.ReadAllText(files["rows.csv"]), Is.EqualTo("new\n"));
        Assert.That(Directory.GetFiles(files.Folder), Has.Length.EqualTo(1));
    }
}
