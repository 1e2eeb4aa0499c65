using ClaimsRules.Policies;

namespace ClaimsReplay.Run;

/// <summary>
/// The policy that a replay is asked for: data, supposed deductibles, and the year it is held at.
/// </summary>
/// <param name="Folder">The policy data's folder.</param>
/// <param name="Supposed">Supposed schedules, one a year at most.</param>
/// <param name="HeldYear">The year that answers every date, or null.</param>
public sealed record PolicyChoice(string Folder, IReadOnlyList<SupposedDeductible> Supposed, int? HeldYear)
{
    /// <summary>Reads the data and applies what is supposed and held.</summary>
    /// <param name="numbers">Numbers that a scenario sets in place of the data's.</param>
    /// <exception cref="NotUsableException">
    /// The data are refused, or a supposed or held year does not fit.
    /// </exception>
    public Policy Load(IReadOnlyList<PolicyOverride> numbers)
    {
        var policy = PolicyFolder.Read(Folder, numbers);
        if (Supposed.GroupBy(row => row.Year).FirstOrDefault(year => year.Count() > 1) is { } twice)
        {
            throw new NotUsableException(new Words(
                $"--deductible: the year {twice.Key} is there twice.", $"--deductible：年度 {twice.Key} 重复。"));
        }

        foreach (var row in Supposed.OrderBy(row => row.Year))
        {
            policy = Try(
                "--deductible", row.Year, () => policy.Suppose(row.Year, row.Active, row.Under70, row.From70));
        }

        return HeldYear is { } held ? Try("--hold-policy", held, () => policy.Hold(held)) : policy;
    }

    private static Policy Try(string option, int year, Func<Policy> change)
    {
        try
        {
            return change();
        }
        catch (ArgumentOutOfRangeException e)
        {
            // The rules' message says what is allowed; the rest of it names their parameter.
            var allowed = e.Message.ReplaceLineEndings(" ").Split(" (Parameter")[0];
            throw new NotUsableException(new Words($"{option} {year}: {allowed}", "该年度或金额不适用。"), e);
        }
    }
}
