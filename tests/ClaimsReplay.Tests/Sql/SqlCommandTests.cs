using System.Text.RegularExpressions;

namespace ClaimsReplay.Tests.Sql;

/// <summary>The command's words, and the shape of what it prints.</summary>
internal sealed partial class SqlCommandTests
{
    private static readonly string[] Usable = ["--dialect", "duckdb", "--from", "2022-01-01", "--to", "2022-12-31"];

    [Test]
    public void Sql_NoWindow_IsTheYearWithASchedule() =>
        Assert.That(SqlPrinter.Print("--dialect", "duckdb"), Is.EqualTo(SqlPrinter.Print(Usable)));

    [Test]
    public void Sql_ShippedPolicy_PrintsOneStatement()
    {
        var printed = SqlPrinter.Print(Usable);
        Assert.That(printed, Does.StartWith("-- Outpatient claims adjudicated by 津政办规〔2021〕16号"));
        Assert.That(printed, Does.Not.Contain(";\n").And.EndsWith("where reason is not null\n"));
    }

    [Test]
    public void Sql_TwiceTheSameWords_PrintsTheSameBytes()
    {
        var first = SqlPrinter.Print(Usable);
        Assert.That(SqlPrinter.Print(Usable), Is.EqualTo(first));
    }

    [Test]
    public void PolicyNumber_Each_StandsBesideItsRule()
    {
        var lines = Scenario.Years.Print("duckdb").Split('\n');
        string[] numbers = [.. lines.Where(line => NumberOfThePolicy().IsMatch(line))];
        Assert.That(numbers, Has.Length.GreaterThan(40));
        Assert.That(numbers.Where(line => !RuleBeside().IsMatch(line)), Is.Empty);
    }

    [Test]
    public void PolicyNumber_Each_StandsInTheTablesOfNumbersAlone()
    {
        var printed = Scenario.Years.Print("duckdb");
        var rest = printed[printed.IndexOf("member_rows as (", StringComparison.Ordinal)..];
        string[] numbers = ["550000", "900000", "7500", "6500", "5500", "80000", "70000", "65000", "4000", "6000"];
        Assert.That(numbers.Where(number => Regex.IsMatch(rest, $@"\b{number}\b")), Is.Empty);
    }

    [Test]
    public void Sql_OneScheduleYear_NeedsNoFreeze()
    {
        Assert.That(SqlPrinter.Print(Usable), Does.Not.Contain("freeze_"));
        Assert.That(Scenario.HeldAt2022.Print("duckdb"), Does.Not.Contain("freeze_"));
        var years = Scenario.Years.Print("duckdb");
        Assert.That(years, Does.Contain("freeze_2022 as (").And.Contain("freeze_2026 as ("));
    }

    [Test]
    public void Sql_TablesAndRowGiven_ReadsThem()
    {
        var printed = SqlPrinter.Print(
        [
            .. Usable, "--members", "lake.members", "--claims", "read_parquet('c.parquet')",
            "--row", "file_row_number",
        ]);
        Assert.That(printed, Does.Contain("from lake.members as m"));
        Assert.That(printed, Does.Contain("from read_parquet('c.parquet') as c"));
        Assert.That(printed, Does.Contain("file_row_number as row_order"));
    }

    [TestCase("duckdb", "// 10000")]
    [TestCase("spark", "div 10000")]
    [TestCase("trino", "/ 10000")]
    [TestCase("postgres", "/ 10000")]
    public void Division_Dialect_IsOfWholeNumbers(string dialect, string spelled) =>
        Assert.That(Scenario.Years.Print(dialect), Does.Contain(spelled));

    [TestCase("--families families.csv", "--families")]
    [TestCase("--dialect oracle", "oracle")]
    [TestCase("--to 2021-12-31", "--to")]
    [TestCase("--from 2022-1-1", "--from")]
    [TestCase("--deductible 2023=1,2", "--deductible")]
    [TestCase("--deductible 2025=1,2,3", "2022 to 2023")]
    [TestCase("--hold-policy 2024", "2024")]
    [TestCase("--policy /nowhere", "/nowhere")]
    [TestCase("--with district", "district")]
    public void Sql_UnusableWords_PrintsNothingAndSaysWhy(string words, string told)
    {
        string[] more = words.Split(' ');
        var kept = Usable.Chunk(2).Where(pair => pair[0] != more[0]).SelectMany(pair => pair);
        var result = SqlPrinter.Run([.. kept, .. more]);
        Assert.That(result, Is.EqualTo(new CommandResult(ExitCode.NotUsable, "", result.Error)));
        Assert.That(result.Error, Does.Contain(told));
    }

    [GeneratedRegex("^ {6}[^ ]+ -- ")]
    private static partial Regex NumberOfThePolicy();

    [GeneratedRegex(@": (R\d+\.\d+ \([一二三四五六]\)|I\d+|no fixed amount$|no part of a base$|(any|no lower|no upper) age$)")]
    private static partial Regex RuleBeside();
}
