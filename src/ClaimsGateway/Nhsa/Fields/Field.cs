namespace ClaimsGateway.Nhsa.Fields;

/// <summary>One field of a node, as a table declares it.</summary>
internal sealed record Field
{
    /// <summary>The name on the wire, such as <c>psn_no</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The Chinese name, for messages.</summary>
    public required string Title { get; init; }

    /// <summary>What it holds.</summary>
    public required FieldKind Kind { get; init; }

    /// <summary>
    /// The most characters of a text, the most digits of a number. 0 where neither is limited.
    /// </summary>
    public int Length { get; init; }

    /// <summary>Decimal places of a number.</summary>
    public int Decimals { get; init; }

    /// <summary>Whether a number may be below 0.</summary>
    public bool Signed { get; init; }

    /// <summary>Whether an empty value is refused (input), or never answered as null (output).</summary>
    public bool Required { get; init; }

    /// <summary>The values it may have; null for any.</summary>
    public CodeSet? Codes { get; init; }
}
