namespace ClaimsReplay.Tests.Run;

/// <summary>
/// Monthly credits: when they fall, and for whom (R3.1, R3.3, I10). 2 % of 5000.00 yuan are 100.00.
/// </summary>
internal sealed class CreditTests
{
    private const string Active = "A,1980-05-01,active,2010-01-01,500000,0,";

    [TestCase("2022-01-01", "2022-01-01", 10_000, TestName = "Credit_OnTheDayOfTheClaim_ComesBeforeIt")]
    [TestCase("2022-01-01", "2022-01-31", 10_000, TestName = "Credit_LaterInTheMonth_IsThatMonthsOnly")]
    [TestCase("2022-01-01", "2022-04-01", 40_000, TestName = "Credit_MonthsWithoutClaims_AreCredited")]
    [TestCase("2022-01-02", "2022-01-31", 0, TestName = "Credit_WindowFromTheSecond_HasNoneThatMonth")]
    [TestCase("2022-01-02", "2022-02-01", 10_000, TestName = "Credit_WindowFromTheSecond_BeginsNextMonth")]
    [TestCase("2022-12-31", "2022-12-31", 0, TestName = "Credit_WindowOfTheLastDay_HasNone")]
    public void Credit_ByWindow(string from, string claim, int balance)
    {
        using var files = DataFiles.Of([Active], [$"c1,A,{claim},hospital,1,0,0,true"]);
        Assert.That(BalanceAfter(files, from), Is.EqualTo(balance));
    }

    [TestCase("A,1952-02-29,retiree,2010-01-01,900000,7,", 2 * 4_000 + 5_000 + 7, TestName = "Retiree_70OnThe28thOfFebruary")]
    [TestCase("A,1980-05-01,veteran,2010-01-01,0,7,", 3 * 6_000 + 7, TestName = "Veteran_WhateverTheAge")]
    [TestCase("A,1980-05-01,active,2010-01-01,25,7,", 3 * 1 + 7, TestName = "Active_HalfAFenIsRoundedUp")]
    [TestCase("A,1980-05-01,active,2022-01-02,500000,7,", 2 * 10_000 + 7, TestName = "Active_SinceTheSecondOfJanuary")]
    public void Credit_ByStatus(string member, int balance)
    {
        using var files = DataFiles.Of([member], ["c1,A,2022-03-31,hospital,1,0,0,true"]);
        Assert.That(BalanceAfter(files, "2022-01-01"), Is.EqualTo(balance));
    }

    [Test]
    public void Credit_StatusOfThePeriodInForceThatDay_Decides()
    {
        using var files = DataFiles.Of(
            [
                "A,1960-05-01,resident,2010-01-01,700000,0,", "A,1960-05-01,active,2022-02-01,500000,0,",
                "A,1960-05-01,active,2022-03-02,800000,0,", "A,1960-05-01,retiree,2022-04-30,0,0,",
            ],
            ["c1,A,2022-05-31,hospital,1,0,0,true"]);

        // Nothing as a resident; 100 and 100 of 5000, 160 of 8000, 40 as a retiree.
        Assert.That(BalanceAfter(files, "2022-01-01"), Is.EqualTo(10_000 + 10_000 + 16_000 + 4_000));
    }

    [Test]
    public void Credit_AfterCoverageEnds_IsNoneEvenForAFamilyOwner()
    {
        using var files = DataFiles.Of(
            ["A,1980-05-01,active,2010-01-01,0,0,", "B,1980-05-01,active,2010-01-01,500000,30,2022-03-01"],
            ["c1,A,2022-08-01,hospital,1,90000,0,true"])
            .Write("families.csv", "owner_id,relative_id,relation,priority,from,to", "B,A,spouse,1,,");
        CommandLine.Year2022(files.Folder, "--rows", files["rows.csv"]);
        Assert.That(files.Rows("rows.csv")["c1"][10], Is.EqualTo($"{3 * 10_000 + 30}"));
    }

    [Test]
    public void Credit_OutsideTheCircularsTerm_IsNone()
    {
        using var files = DataFiles.Of([Active], ["c1,A,2022-02-01,hospital,1,0,0,true"]);
        Assert.That(BalanceAfter(files, "2021-06-01"), Is.EqualTo(20_000));
    }

    private static long BalanceAfter(DataFiles files, string from)
    {
        var result = CommandLine.Run(
            "run", files.Folder, "--from", from, "--to", "2022-12-31", "--json", "--rows", files["rows.csv"]);
        Assert.That(result.Code, Is.Zero, result.Error);
        return long.Parse(files.Rows("rows.csv")["c1"][13]);
    }
}
