namespace ClaimsReplay.Sql;

/// <summary>One named step of the statement, a common table expression.</summary>
/// <param name="Name">Its name, with column names in parentheses where the body gives none.</param>
/// <param name="Comment">What the step is, with the rules it follows; one comment line per line.</param>
/// <param name="Body">The query, not indented.</param>
internal sealed record QueryStep(string Name, string Comment, string Body)
{
    /// <summary>The step as it stands in the statement.</summary>
    public string Print() => $"{Lines(Comment, "-- ")}{Name} as (\n{Lines(Body, "  ")})";

    private static string Lines(string text, string before) =>
        string.Concat(text.ReplaceLineEndings("\n").Split('\n').Select(line => (before + line).TrimEnd() + "\n"));
}
