namespace ClaimsRules.Policies;

/// <summary>Policy data was refused; every problem found is listed.</summary>
public sealed class PolicyFormatException : FormatException
{
    /// <summary>Makes the exception.</summary>
    public PolicyFormatException(IReadOnlyList<PolicyProblem> problems)
        : base("The policy data are refused:\n" + string.Join('\n', problems)) => Problems = problems;

    /// <summary>The problems, at least one.</summary>
    public IReadOnlyList<PolicyProblem> Problems { get; }
}
