using System.Text;
using ZstdSharp;

namespace ClaimsReplay.Tests.Input;

/// <summary>A table in several files, and one in Zstandard.</summary>
internal sealed class SeveralFilesTests
{
    private const string Ann = "ann,1980-01-01,active,2010-01-01,500000,0,";

    [Test]
    public void Claims_InSeveralFiles_AreOneTable()
    {
        using var files = new DataFiles()
            .Write("members.csv", DataFiles.MemberHeader, Ann)
            .Write("claims-1.csv", DataFiles.ClaimHeader, "c1,ann,2022-03-01,hospital,1,100,100,true")
            .Write("claims-2.csv", "member_id," + DataFiles.ClaimHeader.Replace(",member_id", "", StringComparison.Ordinal),
                "ann,c2,2022-02-01,hospital,1,200,200,true", "ann,c3,2022-02-01,hospital,9,200,200,true");
        var result = CommandLine.Year2022(files.Folder);
        Assert.That(result.Total("total_fen"), Is.EqualTo(300));
        Assert.That(result.ErrorLines[0], Does.StartWith("claims-2.csv, row 2, column level: "));
    }

    [Test]
    public void Claims_WithAColumnMissingInALaterFile_AreNotUsable()
    {
        using var files = new DataFiles()
            .Write("members.csv", DataFiles.MemberHeader, Ann)
            .Write("claims-1.csv", DataFiles.ClaimHeader)
            .Write("claims-2.csv", "claim_id,member_id");
        var result = CommandLine.Year2022(files.Folder);
        Assert.That(result.Code, Is.EqualTo(ExitCode.NotUsable));
        Assert.That(result.Error, Does.StartWith("claims-2.csv: the column service_time is missing"));
    }

    [Test]
    public void Claims_InTwoForms_AreNotUsable()
    {
        using var files = new DataFiles()
            .Write("members.csv", DataFiles.MemberHeader, Ann)
            .Write("claims.csv", DataFiles.ClaimHeader)
            .Write("claims-1.csv", DataFiles.ClaimHeader);
        Assert.That(CommandLine.Year2022(files.Folder).Error, Does.Contain("one of them is allowed"));
    }

    [Test]
    public void Claims_InZstandard_AreReadAsCsv()
    {
        using var files = new DataFiles().Write("members.csv", DataFiles.MemberHeader, Ann);
        using (var file = File.Create(files["claims.csv.zst"]))
        using (var zip = new CompressionStream(file))
        {
            zip.Write(Encoding.UTF8.GetBytes(
                $"{DataFiles.ClaimHeader}\nc1,ann,2022-03-01,hospital,1,100,100,true\n"));
        }

        Assert.That(CommandLine.Year2022(files.Folder).Total("total_fen"), Is.EqualTo(100));
        File.WriteAllText(files["claims.csv.zst"], "no frame");
        Assert.That(CommandLine.Year2022(files.Folder).Code, Is.EqualTo(ExitCode.NotUsable));
    }
}
