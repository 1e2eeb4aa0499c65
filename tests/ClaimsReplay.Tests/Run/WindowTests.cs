namespace ClaimsReplay.Tests.Run;

/// <summary>What a window takes in, and what is carried over its New Years.</summary>
internal sealed class WindowTests
{
    private const string Active = "A,1980-05-01,active,2010-01-01,0,0,";

    [Test]
    public void Window_FirstAndLastDay_AreReplayed()
    {
        using var files = DataFiles.Of([Active],
        [
            "c1,A,2022-01-31T23:59:59Z,hospital,1,1,1,true", "c2,A,2022-02-01,hospital,1,2,2,true",
            "c3,A,2022-03-31T23:59:59.9-11:00,hospital,1,4,4,true", "c4,A,2022-04-01T00:00:00+14:00,hospital,1,8,8,true",
        ]);
        var result = Run(files, "2022-02-01", "2022-03-31");
        Assert.That((result.Total("claims"), result.Total("total_fen")), Is.EqualTo((2, 6)));
    }

    [Test]
    public void Window_NotGiven_IsTheYear2022()
    {
        using var files = DataFiles.Of([Active],
        [
            "c1,A,2021-12-31,hospital,1,1,1,true", "c2,A,2022-01-01,hospital,1,2,2,true",
            "c3,A,2022-12-31,hospital,1,4,4,true", "c4,A,2023-01-01,hospital,1,8,8,true",
        ]);
        var result = CommandLine.Run("run", files.Folder, "--json");
        Assert.That((result.Total("claims"), result.Total("total_fen")), Is.EqualTo((2, 6)));
    }

    [Test]
    public void Window_WithoutClaims_HasZeroTotals()
    {
        using var files = DataFiles.Of([Active], []);
        Assert.That(Run(files, "2022-02-01", "2022-03-31").Output, Is.EqualTo(
            """{"totals":{"claims":0,"total_fen":0,"in_scope_fen":0,"fund_fen":0,"deductible_fen":0,"""
            + "\"over_limit_fen\":0,\"account_fen\":0,\"cash_fen\":0,\"members\":0},\"refused\":{}}\n"));
    }

    [Test]
    public void Claims_OfOneTime_GoHospitalBeforePharmacyThenByRow()
    {
        using var files = DataFiles.Of([Active],
        [
            "p1,A,2022-02-01T08:00:00Z,pharmacy,1,1000,1000,true", "h2,A,2022-02-01T08:00:00Z,hospital,1,50000,50000,true",
            "h1,A,2022-02-01T08:00:00Z,hospital,1,29000,29000,true", "h0,A,2022-02-01,hospital,1,500,500,true",
        ]);
        Run(files, "2022-01-01", "2022-12-31", "--rows", files["rows.csv"]);
        var rows = File.ReadLines(files["rows.csv"]).Skip(1).Select(line => line.Split(','));
        Assert.That(rows.Select(row => (row[0], row[12])), Is.EqualTo(new[]
        {
            ("h0", "500"), ("h2", "50500"), ("h1", "79500"), ("p1", "80500"),
        }));
    }

    [Test]
    public void Refusals_LeaveExitCode0AndComeInTheirOrder()
    {
        using var files = DataFiles.Of(
            ["A,2010-05-01,resident,2010-05-01,0,0,2022-06-30", "B,1980-05-01,active,2022-02-01,0,0,"],
            [
                "c1,A,2022-06-30,hospital,1,1,1,true", "c2,A,2022-07-01,hospital,1,1,1,true",
                "c3,B,2022-01-31,hospital,1,1,1,true", "c4,B,2021-12-31,hospital,1,1,1,true",
                "c5,B,2023-01-01,hospital,1,1,1,true", "c6,A,2027-01-01,hospital,1,1,1,true",
            ]);
        var result = Run(files, "2021-01-01", "2027-12-31", "--rows", files["rows.csv"]);
        Assert.That(result.Code, Is.Zero);
        Assert.That(result.Output, Does.EndWith(
            "\"members\":2},\"refused\":{\"policy_not_in_force\":2,\"coverage_not_started\":1,\"coverage_ended\":1,"
            + "\"benefit_not_defined\":1,\"no_deductible_schedule\":1}}\n"));
        Assert.That(File.ReadAllText(files["rows.csv"]), Is.EqualTo(
            "claim_id,member_id,service_date,level,total_fen,in_scope_fen,deductible_fen,fund_fen,over_limit_fen,"
            + "account_fen,family_fen,cash_fen,in_scope_after_fen,balance_fen\n"));
    }

    [TestCase(80_000, 80_000, TestName = "Freeze_ExactlyTheDeductible_KeepsIt")]
    [TestCase(80_001, 90_000, TestName = "Freeze_OneFenMore_TakesTheNewOne")]
    public void Freeze(int inScope2022, int deductible2023)
    {
        using var files = DataFiles.Of([Active],
        [
            $"c1,A,2022-05-01,hospital,1,{inScope2022},{inScope2022},true", "c2,A,2023-02-01,hospital,1,100000,100000,true",
        ]);
        Run(files, "2022-01-01", "2023-12-31", "--deductible", "2023=90000,80000,75000", "--rows", files["rows.csv"]);
        Assert.That(files.Rows("rows.csv")["c2"][6], Is.EqualTo($"{deductible2023}"));
        Assert.That(files.Rows("rows.csv")["c2"][12], Is.EqualTo("100000"));
    }

    [Test]
    public void HoldPolicy_OtherYears_TakesNumbersOfTheHeldOneAndAgesOfTheRealDate()
    {
        using var files = DataFiles.Of(
            ["A,1950-02-15,retiree,2005-01-01,0,0,"],
            [
                "c1,A,2020-02-14,hospital,1,70000,70000,true", "c2,A,2030-12-31,hospital,1,100000,100000,true",
            ]);
        var result = Run(files, "2020-01-01", "2030-12-31", "--hold-policy", "2022", "--rows", files["rows.csv"]);
        var rows = files.Rows("rows.csv");

        // 2020: under 70 with deductible 700, two credits of 40. 2030: from 70 with 650, no freeze.
        Assert.That(result.Refused("policy_not_in_force"), Is.Zero);
        Assert.That(rows["c1"][6..10], Is.EqualTo(new[] { "70000", "0", "0", "8000" }));
        Assert.That(rows["c2"][6..8], Is.EqualTo(new[] { "65000", "26250" }));
    }

    private static CommandResult Run(DataFiles files, string from, string to, params string[] more)
    {
        var result = CommandLine.Run(["run", files.Folder, "--from", from, "--to", to, "--json", .. more]);
        Assert.That(result.Code, Is.Zero, result.Error);
        return result;
    }
}
