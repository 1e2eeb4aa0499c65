namespace ClaimsGateway.Nhsa.Fields;

/// <summary>The rows of each node, in the order in which they were sent.</summary>
internal sealed class NodeRows
{
    private readonly Dictionary<string, List<Row>> _rows = new(StringComparer.Ordinal);

    /// <summary>The rows of a list; empty when it was not sent.</summary>
    public IReadOnlyList<Row> Many(string node) => _rows.GetValueOrDefault(node) ?? [];

    /// <summary>The row of a node that is one object.</summary>
    public Row One(string node) => _rows[node][0];

    /// <summary>The row of a node, or null when it was not sent.</summary>
    public Row? FirstOrDefault(string node) => Many(node) is [var first, ..] ? first : null;

    /// <summary>Adds a row.</summary>
    public void Add(string node, Row row)
    {
        if (!_rows.TryGetValue(node, out var rows)) _rows.Add(node, rows = []);
        rows.Add(row);
    }
}
