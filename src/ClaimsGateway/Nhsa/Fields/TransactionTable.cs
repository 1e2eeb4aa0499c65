namespace ClaimsGateway.Nhsa.Fields;

/// <summary>A transaction as its table declares it: number, paths, input and output nodes.</summary>
/// <param name="Infno">The number, such as <c>2207</c> or <c>2206A</c>.</param>
/// <param name="Title">Its Chinese name.</param>
/// <param name="Paths">Its paths below <c>/fsi/api</c>; none where no path is known.</param>
/// <param name="Inputs">The input nodes.</param>
/// <param name="Outputs">The output nodes.</param>
internal sealed record TransactionTable(
    string Infno,
    string Title,
    IReadOnlyList<string> Paths,
    IReadOnlyList<NodeTable> Inputs,
    IReadOnlyList<NodeTable> Outputs)
{
    /// <summary>The output node of that name.</summary>
    /// <exception cref="KeyNotFoundException">The table has no such node.</exception>
    public NodeTable Output(string name) =>
        Outputs.FirstOrDefault(node => node.Name == name)
        ?? throw new KeyNotFoundException($"The table of {Infno} has no output node {name}.");
}
