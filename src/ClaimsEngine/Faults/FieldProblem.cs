namespace ClaimsEngine.Faults;

/// <summary>What is wrong with one field of a request, and what is allowed.</summary>
/// <param name="Field">The path from the request, such as <c>claim.in_scope_fen</c>.</param>
/// <param name="Chinese">The problem in Chinese.</param>
/// <param name="English">The problem in English.</param>
internal sealed record FieldProblem(string Field, string Chinese, string English);
