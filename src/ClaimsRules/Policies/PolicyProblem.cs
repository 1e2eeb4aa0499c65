namespace ClaimsRules.Policies;

/// <summary>What is wrong with policy data.</summary>
/// <param name="File">The file's name; empty when no single file is at fault.</param>
/// <param name="Path">Where in it, such as <c>$.entries[3].to</c>.</param>
/// <param name="Explanation">What is wrong and what is allowed.</param>
public sealed record PolicyProblem(string File, string Path, string Explanation)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File} {Path}: {Explanation}";
}
