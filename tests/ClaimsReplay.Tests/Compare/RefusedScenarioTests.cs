namespace ClaimsReplay.Tests.Compare;

/// <summary>Scenarios are checked as policy data are: file, path and reason.</summary>
internal sealed class RefusedScenarioTests
{
    [TestCase("tax", """{"value":1,"unit":"fen"}""", ".parameter: tax cannot be set; ")]
    [TestCase("age.senior", """{"value":65,"unit":"years"}""", ".parameter: age.senior cannot be set; ")]
    [TestCase("limit", """{"value":1,"unit":"bp"}""", ".unit: limit is in fen.")]
    [TestCase("limit", """{"value":-1,"unit":"fen"}""", ".value: 0 to 100000000000 is allowed.")]
    [TestCase("limit", """{"value":500000,"unit":"fen"}""",
        ".value: The limit lies above the last band's end, 550000.")]
    [TestCase("limit", """{"value":1.5,"unit":"fen"}""", ".value: ")]
    [TestCase("band1.rate", """{"value":7000,"unit":"bp"}""",
        ".of: It must name some of level_1, level_2, level_3.")]
    [TestCase("band1.rate", """{"of":["level_4"],"value":7000,"unit":"bp"}""", ".of[0]: level_4 is unknown; ")]
    [TestCase("band1.rate", """{"of":["level_1"],"value":10001,"unit":"bp"}""", ".value: 0 to 10000 is allowed.")]
    [TestCase("deductible", """{"of":["active"],"value":1000000,"unit":"fen"}""",
        ".value: A deductible is at most the limit, 900000 fen.")]
    [TestCase("deductible", """{"of":["retiree_from_70"],"value":80001,"unit":"fen"}""",
        ".value: 0 to 100000000000 is allowed.")]
    [TestCase("limit", """{"value":990000,"unit":"fen","from":"2023-01-01","to":"2022-01-01"}""",
        ".to: It must lie after from.")]
    [TestCase("limit", """{"value":990000,"unit":"fen","to":"2031-01-01"}""",
        ".to: The circular's term ends before 2027-01-01.")]
    public void Compare_OtherNumber_IsRefusedWithFilePathAndReason(string parameter, string number, string says)
    {
        var entry = System.Text.Json.Nodes.JsonNode.Parse(number)!.AsObject();
        entry["parameter"] = parameter;
        AssertRefused($$"""{"name":"x","set":[{{entry.ToJsonString()}}]}""", "x.json $.set[0]" + says);
    }

    [TestCase("""{"name":"x","sets":[]}""", "x.json $.sets: ")]
    [TestCase("""{"set":[]}""", "x.json $: ")]
    [TestCase("""{"name":"","set":[]}""", "x.json $.name: A scenario has a name.")]
    [TestCase("""{"name":"x","set":[null]}""", "x.json $.set[0]: null is not allowed.")]
    [TestCase("null", "x.json $: null is no scenario.")]
    public void Compare_OtherFile_IsRefusedWithFilePathAndReason(string json, string says) => AssertRefused(json, says);

    [Test]
    public void Compare_ScheduleOfAYearThatTheBaselineLacks_SaysThatItNeedsOne()
    {
        using var files = Files();
        var said = CommandLine.Run("compare", files.Folder, "--to", "2023-12-31", "--set", "deductible.active@2023=900");
        Assert.That(said.Code, Is.EqualTo(ExitCode.NotUsable));
        Assert.That(said.Error, Does.Contain("From 2023-01-01 policy 1 has another term, schedule year"));
    }

    [Test]
    public void Compare_TwoScenariosOfOneName_IsRefused()
    {
        using var files = Files().Write("x.json", """{"name":"x","set":[]}""");
        var said = CommandLine.Run("compare", files.Folder, "--scenario", files["x.json"], "--scenario", files["x.json"]);
        Assert.That((said.Code, said.ErrorLines[0]), Is.EqualTo(
            (ExitCode.NotUsable, "--scenario: the name x is there twice. / --scenario：名称 x 重复。")));
    }

    [Test]
    public void Run_ActiveDeductibleAlone_MovesTheRetireesByTheirReductions()
    {
        using var files = DataFiles.Of(
            ["a,1955-01-01,retiree,2015-01-01,0,0,"], ["c1,a,2022-03-01,hospital,1,100000,100000,true"]);
        var moved = CommandLine.Year2022(files.Folder, "--set", "deductible.active=900");
        Assert.That(moved.Total("deductible_fen"), Is.EqualTo(80_000));
        var own = CommandLine.Year2022(
            files.Folder, "--set", "deductible.active=900", "--set", "deductible.retiree_under_70=300");
        Assert.That(own.Total("deductible_fen"), Is.EqualTo(30_000));
        var reduced = CommandLine.Year2022(files.Folder, "--set", "deductible.reduction.retiree_under_70=50");
        Assert.That(reduced.Total("deductible_fen"), Is.EqualTo(75_000));
    }

    private static void AssertRefused(string json, string says)
    {
        using var files = Files().Write("x.json", json);
        var said = CommandLine.Run("compare", files.Folder, "--scenario", files["x.json"]);
        Assert.That((said.Code, said.Output), Is.EqualTo((ExitCode.NotUsable, "")));
        Assert.That(said.Error, Does.Contain(says));
    }

    private static DataFiles Files() => DataFiles.Of(
        ["a,1990-01-01,active,2015-01-01,0,0,"], ["c1,a,2022-03-01,hospital,1,100000,100000,true"]);
}
