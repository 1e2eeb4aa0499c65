namespace ClaimsReplay.Tests;

/// <summary>What the program says of itself.</summary>
internal sealed class HelpTests
{
    [TestCase("claims-replay run DATA")]
    [TestCase("claims-replay generate --members", "generate")]
    [TestCase("claims-replay run DATA", "run")]
    [TestCase("claims-replay compare DATA", "compare")]
    [TestCase("claims-replay settle DATA", "settle")]
    [TestCase("claims-replay sql --dialect", "sql")]
    [TestCase("claims-replay import synthea", "import", "synthea")]
    [TestCase("claims-replay import desynpuf", "import", "desynpuf")]
    public void Help_EveryCommand_ShowsExamplesInTwoLanguages(string example, params string[] command)
    {
        var result = CommandLine.Run([.. command, "--help"]);
        Assert.That((result.Code, result.Error), Is.EqualTo((ExitCode.Done, "")));
        Assert.That(result.Output, Does.Contain("Examples / 示例:").And.Contain($"\n    {example}").Or.Contain($"\n  {example}"));
        Assert.That(result.Output, Does.Contain("--quiet"));
    }

    [Test]
    public void Quiet_BehindAnyCommand_IsKnown() =>
        Assert.That(CommandLine.Year2022(Repository.Sample, "--quiet").Code, Is.EqualTo(ExitCode.Done));
}
