using System.Collections.Frozen;

namespace ClaimsGateway.Nhsa.Fields;

/// <summary>A node of an input or output: an object, or a list of objects, with its fields.</summary>
internal sealed class NodeTable
{
    /// <summary>
    /// The name of fields that stand directly in input or output, without a node around them.
    /// </summary>
    public const string Root = ".";

    private readonly FrozenDictionary<string, Field> _bySpelling;

    /// <summary>A node by its name in the table.</summary>
    /// <param name="name">
    /// Such as <c>data</c>; <c>drugdetail.durg_trac_info</c> for one inside another.
    /// </param>
    /// <param name="isList">Whether it is a list of objects.</param>
    /// <param name="fields">Its fields, in the order in which they are answered.</param>
    public NodeTable(string name, bool isList, IReadOnlyList<Field> fields)
    {
        var dot = name == Root ? -1 : name.IndexOf('.', StringComparison.Ordinal);
        Parent = dot < 0 ? null : name[..dot];
        Name = dot < 0 ? name : name[(dot + 1)..];
        IsList = isList;
        Fields = fields;
        // Of an output two spellings of one field may both be answered.
        _bySpelling = fields.DistinctBy(field => Spelling.Of(field.Name))
            .ToFrozenDictionary(field => Spelling.Of(field.Name), StringComparer.Ordinal);
    }

    /// <summary>The node's name; empty for an output that is a bare list.</summary>
    public string Name { get; }

    /// <summary>The list in whose objects it stands; null at the top.</summary>
    public string? Parent { get; }

    /// <summary>Whether it is a list of objects. A single object is then taken as a list of one.</summary>
    public bool IsList { get; }

    /// <summary>The fields.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>
    /// The field that a name on the wire means, however it is spelled; null for a foreign name.
    /// </summary>
    public Field? Find(string name) => _bySpelling.GetValueOrDefault(Spelling.Of(name));
}
