namespace ClaimsReplay.Tests.Published;

/// <summary>
/// The published folders, imported and replayed; the totals come from an independent exact computation.
/// </summary>
internal sealed class PublishedWindowTests
{
    private const string Year2022 =
        """{"totals":{"claims":3347,"total_fen":38927779,"in_scope_fen":38756736,"fund_fen":15369370"""
        + ""","deductible_fen":11296281,"over_limit_fen":4959118,"account_fen":9556486,"cash_fen":14001923"""
        + ""","members":306},"refused":{"benefit_not_defined":143}}""";

    private const string TwelveYears =
        """{"totals":{"claims":34248,"total_fen":412830670,"in_scope_fen":410654551,"fund_fen":165495991"""
        + ""","deductible_fen":119766615,"over_limit_fen":46654461,"account_fen":163503240,"cash_fen":83831439"""
        + ""","members":410},"refused":{"benefit_not_defined":1661}}""";

    private const string MedicareYears =
        """{"totals":{"claims":29197,"total_fen":30747600,"in_scope_fen":29872560,"fund_fen":4291459"""
        + ""","deductible_fen":23856510,"over_limit_fen":0,"account_fen":19347505,"cash_fen":7108636"""
        + ""","members":352},"refused":{}}""";

    [Test]
    public void SyntheaRegional_BothWindows_ComeOutToTheFen()
    {
        using var files = Import("synthea-regional", out var imported);
        Assert.That(imported.Output, Does.Contain("dropped encounters: wellness: 5605"));
        Assert.That(CommandLine.Year2022(files.Folder).Output, Is.EqualTo(Year2022 + "\n"));
        var held = CommandLine.Run(
            "run", files.Folder, "--from", "2014-01-01", "--to", "2025-12-31", "--hold-policy", "2022", "--json");
        Assert.That(held.Output, Is.EqualTo(TwelveYears + "\n"));
    }

    [Test]
    public void SyntheaRegional_Compared_HasTheTotalsOfBothWindows()
    {
        using var files = Import("synthea-regional", out _);
        string Fund(params string[] words)
        {
            var said = CommandLine.Run(["compare", files.Folder, "--set", "limit=10000", "--json", .. words]);
            Assert.That(said.Code, Is.Zero, said.Error);
            var totals = System.Text.Json.Nodes.JsonNode.Parse(said.Output)!["tables"]!["totals"]![0]!;
            return $"{totals["claims"]}, {totals["fund_fen"]}, {totals["account_fen"]}, {totals["cash_fen"]}";
        }

        Assert.That(Fund(), Is.EqualTo("3347, 15369370, 9556486, 14001923"));
        Assert.That(
            Fund("--from", "2014-01-01", "--to", "2025-12-31", "--hold-policy", "2022"),
            Is.EqualTo("34248, 165495991, 163503240, 83831439"));
    }

    [Test]
    public void SyntheaHospital_WithoutIncomeAndPrescriptions_AgreesWithTheOracle()
    {
        using var files = Import("synthea-hospital", out _);
        var result = CommandLine.Run(
            "run", files.Folder, "--from", "2011-01-01", "--to", "2022-12-31", "--hold-policy", "2022", "--json",
            "--rows", files["rows.csv"]);
        var oracle = new Oracle.ExactReplay(files.Folder, "2011-01-01", "2022-12-31", 2022);
        Assert.That(files.Rows("rows.csv"), Is.EqualTo(oracle.Rows));
        Assert.That(result.Refused("coverage_ended"), Is.EqualTo(oracle.Refused["coverage_ended"]).And.Positive);
    }

    [Test]
    public void DeSynPuf_TwoYearsUnder2022_ComeOutToTheFen()
    {
        using var files = Import("desynpuf", out var imported);
        Assert.That(imported.Output, Does.Contain("claims: 29197").And.Contain("dropped outpatient: negative amount: 10"));
        Assert.That(imported.Output, Does.Contain("of several days: 1004").And.Contain("malformed: 0"));
        var held = CommandLine.Run(
            "run", files.Folder, "--from", "2008-01-01", "--to", "2009-12-31", "--hold-policy", "2022", "--json");
        Assert.That(held.Output, Is.EqualTo(MedicareYears + "\n"));
    }

    private static DataFiles Import(string folder, out CommandResult imported)
    {
        var source = Repository.Published(folder);
        var files = new DataFiles();
        imported = CommandLine.Run("import", folder == "desynpuf" ? folder : "synthea", source, "--out", files.Folder);
        Assert.That(imported.Code, Is.Zero, imported.Error);
        return files;
    }
}
