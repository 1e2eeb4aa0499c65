using System.CommandLine;
using ClaimsRules.Policies;

namespace ClaimsReplay.Scenarios;

/// <summary>What the command line says of scenarios: files and single numbers.</summary>
internal sealed class ScenarioOptions
{
    private readonly Option<string[]> _files = new("--scenario")
    {
        Description = "A scenario file (JSON); repeatable / 情景文件，可重复",
    };

    private readonly Option<string[]> _numbers = new("--set")
    {
        Description = "Set a number: NAME[.PART][@YEAR]=VALUE in yuan or percent, such as deductible.active=900; "
            + "repeatable / 调整参数，可重复",
    };

    public void AddTo(Command command)
    {
        command.Add(_files);
        command.Add(_numbers);
    }

    /// <summary>The scenarios of the files, and one of all single numbers together.</summary>
    /// <exception cref="NotUsableException">A file or a text does not fit.</exception>
    public IReadOnlyList<Scenario> Scenarios(ParseResult words)
    {
        List<Scenario> scenarios = [.. (words.GetValue(_files) ?? []).Select(ScenarioFile.Read)];
        if (Numbers(words) is { Count: > 0 } numbers)
            scenarios.Add(new Scenario("set", "Set on the command line", "命令行设定", numbers));
        if (scenarios.GroupBy(scenario => scenario.Name).FirstOrDefault(name => name.Count() > 1) is { } twice)
        {
            throw new NotUsableException(new Words(
                $"--scenario: the name {twice.Key} is there twice.", $"--scenario：名称 {twice.Key} 重复。"));
        }

        return scenarios;
    }

    /// <summary>Every number of the files and the command line, as one.</summary>
    /// <exception cref="NotUsableException">A file or a text does not fit.</exception>
    public IReadOnlyList<PolicyOverride> All(ParseResult words) =>
        [.. (words.GetValue(_files) ?? []).SelectMany(file => ScenarioFile.Read(file).Set), .. Numbers(words)];

    private IReadOnlyList<PolicyOverride> Numbers(ParseResult words) =>
        [.. (words.GetValue(_numbers) ?? []).Select(SetOption.Parse)];
}
