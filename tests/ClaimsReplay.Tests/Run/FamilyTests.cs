namespace ClaimsReplay.Tests.Run;

/// <summary>Linked accounts pay after the own account, in the order of priority (R6.3, R6.5, I7).</summary>
internal sealed class FamilyTests
{
    private const string Header = "owner_id,relative_id,relation,priority,from,to";

    private static readonly string[] Members =
    [
        "father,1955-05-01,retiree,2015-01-01,0,50000,", "daughter,1985-05-01,active,2010-01-01,0,0,",
        "mother,1957-05-01,retiree,2015-01-01,0,3000,",
    ];

    [TestCase("2022-06-30", "0", "10000", TestName = "E15_OnTheLastOfJune_IsCash")]
    [TestCase("2022-07-01", "10000", "0", TestName = "E15_OnTheFirstOfJuly_TheFathersAccountPays")]
    public void E15(string day, string family, string cash)
    {
        using var files = DataFiles.Of(Members, [$"c1,daughter,{day},hospital,1,10000,10000,true"])
            .Write("families.csv", Header, "father,daughter,child,1,2022-01-01,");
        var row = Replay(files)["c1"];
        Assert.That((row[9], row[10], row[11]), Is.EqualTo(("0", family, cash)));
    }

    [Test]
    public void Accounts_PayByPriorityAndOnlyWhileLinked()
    {
        using var files = DataFiles.Of(Members,
            [
                "c1,daughter,2022-07-31,hospital,1,40000,0,true", "c2,daughter,2022-08-01,hospital,1,40000,0,true",
                "c3,daughter,2022-08-02,hospital,1,40000,0,false",
            ])
            .Write("families.csv", Header, "father,daughter,child,2,,", "mother,daughter,child,1,2022-08-01,2022-08-01");
        var rows = Replay(files);

        // July: the father alone. August: first the mother's 3000 and 8 credits of 4000, then the father.
        Assert.That(rows["c1"][10], Is.EqualTo("40000"));
        Assert.That((rows["c2"][10], rows["c2"][11]), Is.EqualTo(("40000", "0")));
        Assert.That((rows["c3"][10], rows["c3"][11]), Is.EqualTo(("0", "40000")));
    }

    [Test]
    public void Claims_OfAFamily_InterleaveInTime()
    {
        using var files = DataFiles.Of(Members,
            [
                "late,father,2022-09-01T12:00:00Z,hospital,1,100000,0,true",
                "early,daughter,2022-09-01T08:00:00Z,hospital,1,80000,0,true",
            ])
            .Write("families.csv", Header, "father,daughter,parent,0,,");
        var rows = Replay(files);

        // 50 000 and nine credits of 4 000: the daughter's visit at eight takes 80 000, the father's at noon the rest.
        Assert.That(rows["early"][10], Is.EqualTo("80000"));
        Assert.That((rows["late"][9], rows["late"][13]), Is.EqualTo(("6000", "0")));
    }

    [TestCase("father,daughter,cousin,1,,", "relation")]
    [TestCase("nobody,daughter,child,1,,", "owner_id")]
    [TestCase("father,nobody,child,1,,", "relative_id")]
    [TestCase("father,father,child,1,,", "relative_id")]
    [TestCase("father,daughter,child,first,,", "priority")]
    [TestCase("father,daughter,child,1,2022-08-01,2022-07-31", "to")]
    [TestCase("mother,daughter,child,1,2022-08-01,", "from")]
    public void Link_Malformed_IsReportedAndLeftOut(string link, string column)
    {
        using var files = DataFiles.Of(Members, ["c1,daughter,2022-09-01,hospital,1,500,0,true"])
            .Write("families.csv", Header, "mother,daughter,child,1,,2022-08-01", link);
        var result = CommandLine.Year2022(files.Folder);
        Assert.That(result.Code, Is.EqualTo(ExitCode.MalformedRows));
        Assert.That(result.ErrorLines[0], Does.StartWith($"families.csv, row 2, column {column}: "));
        Assert.That(result.Total("cash_fen"), Is.EqualTo(500));
    }

    [Test]
    public void InsuredElsewhere_WithItsMark_IsPaidByR65()
    {
        using var files = DataFiles.Of(Members, ["c1,daughter,2022-07-01,hospital,1,500,0,true"])
            .Write("families.csv", Header + ",insured_elsewhere", "father,daughter,child,1,,,true");
        Assert.That(Replay(files)["c1"][10], Is.EqualTo("500"));
    }

    private static Dictionary<string, string[]> Replay(DataFiles files)
    {
        var result = CommandLine.Year2022(files.Folder, "--rows", files["rows.csv"]);
        Assert.That(result.Code, Is.Zero, result.Error);
        return files.Rows("rows.csv");
    }
}
