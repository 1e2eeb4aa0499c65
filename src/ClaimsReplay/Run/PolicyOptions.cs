using System.CommandLine;
using ClaimsRules.Policies;

namespace ClaimsReplay.Run;

/// <summary>
/// What <c>run</c>, <c>compare</c> and <c>sql</c> are told of the policy: its folder, and what is supposed or held.
/// </summary>
internal sealed class PolicyOptions
{
    private readonly Option<int?> _holdPolicy = new("--hold-policy")
    {
        Description = "Answer every date as 1 January of this year would be / 以该年 1 月 1 日的政策处理所有日期",
    };

    private readonly Option<string> _policy = new("--policy")
    {
        Description = "The policy data's folder / 政策数据文件夹",
        DefaultValueFactory = _ => PolicyFolder.Own,
    };

    private readonly Option<string[]> _deductible = new("--deductible")
    {
        Description = "Suppose a year's deductibles: YEAR=ACTIVE,UNDER70,FROM70 in fen; repeatable / 假设某年起付标准",
    };

    public void AddTo(Command command)
    {
        command.Add(_holdPolicy);
        command.Add(_policy);
        command.Add(_deductible);
    }

    /// <summary>The policy that the words choose.</summary>
    /// <param name="words">The command line.</param>
    /// <param name="numbers">Numbers that a scenario sets otherwise.</param>
    /// <exception cref="NotUsableException">The words or the policy data do not fit.</exception>
    public Policy Load(ParseResult words, IReadOnlyList<PolicyOverride> numbers) => new PolicyChoice(
        words.GetRequiredValue(_policy),
        [.. (words.GetValue(_deductible) ?? []).Select(SupposedDeductible.Parse)],
        words.GetValue(_holdPolicy)).Load(numbers);
}
