namespace ClaimsReplay.Results;

/// <summary>
/// A table of whole figures: what every output of a comparison shows, so that all of them say the same.
/// </summary>
/// <param name="Name">The name in files, such as <c>by_level</c>.</param>
/// <param name="Title">The title for people.</param>
/// <param name="Keys">The key columns' names.</param>
/// <param name="Measures">The columns of figures.</param>
/// <param name="Rows">The rows.</param>
public sealed record ResultTable(
    string Name, Words Title, IReadOnlyList<string> Keys, IReadOnlyList<Measure> Measures,
    IReadOnlyList<ResultRow> Rows)
{
    /// <summary>The place of a measure.</summary>
    public int this[string measure] => Measures.Select(known => known.Name).ToList().IndexOf(measure);
}
