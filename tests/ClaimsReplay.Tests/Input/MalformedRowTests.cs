namespace ClaimsReplay.Tests.Input;

/// <summary>
/// Malformed rows are reported with file, row and column, the rest goes on, the exit code says so.
/// </summary>
internal sealed class MalformedRowTests
{
    private const string Ann = "A,1980-05-01,active,2010-01-01,500000,0,";
    private const string Bob = "B,1980-05-01,active,2010-01-01,500000,0,";
    private const string Good = "c-good,A,2022-03-01T10:00:00Z,hospital,1,100,100,true";

    [Test]
    public void Strict_FirstMalformedRow_EndsTheReplay()
    {
        using var files = DataFiles.Of([Ann, Bob], [Good, "c1,A,2022-02-01,clinic,1,100,100,true", "c2,Z,x,,,,,"]);
        var result = CommandLine.Year2022(files.Folder, "--strict");
        Assert.That((result.Code, result.Output), Is.EqualTo((ExitCode.NotUsable, "")));
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1));
        Assert.That(result.ErrorLines[0], Does.StartWith("claims.csv, row 2, column kind: ").And.Contain("--strict"));
    }

    [Test]
    public void Problems_ByTheThousand_AreCountedAndTheFirstOnesShown()
    {
        using var files = DataFiles.Of([Ann], [.. Enumerable.Range(0, 10_050).Select(i => $"c{i},Z,2022-02-01,,,,,")]);
        var result = CommandLine.Year2022(files.Folder);
        Assert.That(result.ErrorLines, Has.Length.EqualTo(10_002));
        Assert.That(result.ErrorLines[^2], Does.StartWith("… and 50 more."));
        Assert.That(result.ErrorLines[^1], Does.StartWith("10050 problems"));
    }

    [TestCase("c1,A,2022-02-30T10:00:00Z,hospital,1,100,100,true", "service_time")]
    [TestCase("c1,Z,2022-02-01T10:00:00Z,hospital,1,100,100,true", "member_id")]
    [TestCase(",A,2022-02-01T10:00:00Z,hospital,1,100,100,true", "claim_id")]
    [TestCase("c1,A,2022-02-01T10:00:00Z,clinic,1,100,100,true", "kind")]
    [TestCase("c1,A,2022-02-01T10:00:00Z,hospital,4,100,100,true", "level")]
    [TestCase("c1,A,2022-02-01T10:00:00Z,hospital,,100,100,true", "level")]
    [TestCase("c1,A,2022-02-01T10:00:00Z,hospital,1,1.5,1,true", "total_fen")]
    [TestCase("c1,A,2022-02-01T10:00:00Z,hospital,1,-5,0,true", "total_fen")]
    [TestCase("c1,A,2022-02-01T10:00:00Z,hospital,1,100000000001,0,true", "total_fen")]
    [TestCase("c1,A,2022-02-01T10:00:00Z,hospital,1,,0,true", "total_fen")]
    [TestCase("c1,A,2022-02-01T10:00:00Z,hospital,1,100,101,true", "in_scope_fen")]
    [TestCase("c1,A,2022-02-01T10:00:00Z,hospital,1,100,100,yes", "use_account")]
    public void Claim_Malformed_IsReportedAndLeftOut(string row, string column)
    {
        using var files = DataFiles.Of([Ann], [Good, row]);
        var result = CommandLine.Year2022(files.Folder);
        Assert.That(result.Code, Is.EqualTo(ExitCode.MalformedRows));
        Assert.That(result.ErrorLines[0], Does.StartWith($"claims.csv, row 2, column {column}: "));
        Assert.That(result.ErrorLines, Has.Length.EqualTo(2));
        Assert.That(result.Total("claims"), Is.EqualTo(1));
    }

    [Test]
    public void Claim_MalformedOutsideTheWindow_IsNotReadAtAll()
    {
        using var files = DataFiles.Of([Ann], [Good, "c-good,Z,2021-12-31T23:59:59Z,clinic,9,x,y,z"]);
        var result = CommandLine.Year2022(files.Folder);
        Assert.That((result.Code, result.Error), Is.EqualTo((ExitCode.Done, "")));
    }

    [Test]
    public void Claim_RepeatedId_KeepsTheFirstRow()
    {
        using var files = DataFiles.Of([Ann], [Good, "c-good,A,2022-01-01T10:00:00Z,hospital,1,900,900,true"]);
        var result = CommandLine.Year2022(files.Folder);
        Assert.That(result.Code, Is.EqualTo(ExitCode.MalformedRows));
        Assert.That(result.ErrorLines[0], Does.StartWith("claims.csv, row 2, column claim_id: "));
        Assert.That(result.Total("total_fen"), Is.EqualTo(100));
    }

    [TestCase("A,1980-05-02,retiree,2020-01-01,0,0,", "birth_date")]
    [TestCase("A,1980-05-01,retiree,2020-01-01,0,1,", "opening_balance_fen")]
    [TestCase("A,1980-05-01,retiree,2020-01-01,0,0,2022-12-31", "coverage_until")]
    [TestCase("A,1980-05-01,retiree,2010-01-01,0,0,", "status_from")]
    [TestCase("A,1980-05-01,retired,2020-01-01,0,0,", "status")]
    [TestCase("A,1980-05-01,retiree,,0,0,", "status_from")]
    [TestCase("A,1880-13-01,retiree,2020-01-01,0,0,", "birth_date")]
    [TestCase("A,1980-05-01,retiree,2020-01-01,-1,0,", "contribution_base_fen")]
    public void Member_WithAMalformedOrDifferingRow_IsNotReplayedAndTheClaimsAreCounted(string row, string column)
    {
        using var files = DataFiles.Of(
            [Ann, Bob, row], [Good, "c2,A,2022-04-01,hospital,1,5,5,true", "c3,B,2022-04-01,hospital,1,7,7,true"]);
        var result = CommandLine.Year2022(files.Folder);
        Assert.That(result.Code, Is.EqualTo(ExitCode.MalformedRows));
        Assert.That(result.ErrorLines[0], Does.StartWith($"members.csv, row 3, column {column}: "));
        Assert.That(result.ErrorLines[1], Does.StartWith("members.csv, row 1, column member_id: ")
            .And.Contain("2 claims of the window were left out"));
        Assert.That((result.Total("claims"), result.Total("total_fen"), result.Total("members")), Is.EqualTo((1, 7, 1)));
    }

    [Test]
    public void Member_RowsApartAndInAnyOrder_AreOneMember()
    {
        using var files = DataFiles.Of(
            ["A,1950-05-01,retiree,2022-03-01,0,250,", Bob, "A,1950-05-01,active,2010-01-01,500000,250,"],
            ["c1,A,2022-02-28,hospital,1,80000,80000,false", "c2,A,2022-03-01,hospital,1,1,1,true"]);
        var result = CommandLine.Year2022(files.Folder);

        // Active in January and February: 2 x 10 000; retiree from 70 on 1 March: 5 000; the opening once.
        Assert.That(result.Code, Is.Zero, result.Error);
        Assert.That(result.Total("deductible_fen"), Is.EqualTo(80_000));
        Assert.That(result.Total("account_fen"), Is.Zero);
        Assert.That(result.Total("fund_fen"), Is.EqualTo(1));
    }

    [TestCase("members.csv", "member_id,birth_date,status,status_from,contribution_base_fen", "opening_balance_fen")]
    [TestCase("claims.csv", "claim_id,member_id,service_time,kind,total_fen,in_scope_fen,use_account", "level")]
    [TestCase("families.csv", "owner_id,relative_id,relation,from,to", "priority")]
    public void Table_WithoutARequiredColumn_IsNotUsable(string table, string header, string column)
    {
        using var files = DataFiles.Of([Ann], [Good]).Write(table, header);
        var result = CommandLine.Year2022(files.Folder);
        Assert.That((result.Code, result.Output), Is.EqualTo((ExitCode.NotUsable, "")));
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1).And.One.Contains($"{table}: the column {column} is missing"));
    }

    [Test]
    public void Folder_WithoutClaims_IsNotUsable()
    {
        using var files = new DataFiles().Write("members.csv", DataFiles.MemberHeader);
        var result = CommandLine.Year2022(files.Folder);
        Assert.That(result.Code, Is.EqualTo(ExitCode.NotUsable));
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1).And.One.Contains("has no claims.csv"));
    }
}
