using System.Text.Json;

namespace ClaimsGateway.Nhsa.Fields;

/// <summary>Reads the nodes of an input by a table. Unknown nodes and fields are passed over.</summary>
internal static class NodeReader
{
    /// <summary>The most objects that a list may have.</summary>
    public const int MaxRows = 1000;

    /// <summary>Reads every node that the table declares.</summary>
    /// <param name="table">The table.</param>
    /// <param name="input">The input object.</param>
    /// <exception cref="InvalidOperationException">A text in it is no valid Unicode.</exception>
    public static Judged<NodeRows> Read(TransactionTable table, JsonElement input)
    {
        var read = new NodeRows();
        foreach (var node in table.Inputs.Where(node => node.Parent is null))
        {
            if (ReadNode(table, node, Find(input, node.Name), node.Name, read) is { } problem)
                return new Refusal(problem);
        }

        return read;
    }

    /// <summary>Reads the fields of one object into a row.</summary>
    /// <param name="node">The node's table.</param>
    /// <param name="json">The object.</param>
    /// <param name="path">Where it stands, for messages; empty at the top.</param>
    /// <param name="row">The row.</param>
    /// <returns>The first problem, or null.</returns>
    public static string? ReadFields(NodeTable node, JsonElement json, string path, out Row row)
    {
        row = new Row();
        var sent = new Dictionary<Field, JsonElement>();
        foreach (var property in json.EnumerateObject())
        {
            // The exact spelling counts before a deviating one.
            if (node.Find(property.Name) is { } field && (property.Name == field.Name || !sent.ContainsKey(field)))
                sent[field] = property.Value;
        }

        foreach (var field in node.Fields)
        {
            if (FieldCheck.Read(field, sent.GetValueOrDefault(field), out var value) is { } problem)
                return $"{(path.Length > 0 ? path + "." : "")}{field.Name}({field.Title}){problem}";
            row[field.Name] = value;
        }

        return null;
    }

    /// <summary>The property of that name, however it is spelled; undefined when there is none.</summary>
    public static JsonElement Find(JsonElement json, string name)
    {
        if (json.TryGetProperty(name, out var exact)) return exact;
        var spelling = Spelling.Of(name);
        foreach (var property in json.EnumerateObject())
        {
            if (Spelling.Of(property.Name) == spelling) return property.Value;
        }

        return default;
    }

    private static string? ReadNode(
        TransactionTable table, NodeTable node, JsonElement json, string path, NodeRows read)
    {
        if (json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return node.IsList ? null : $"input.{path}节点不能为空";
        // A list sent as one object is a list of one, and the other way round.
        JsonElement[] objects = json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray()] : [json];
        if (objects.Any(item => item.ValueKind != JsonValueKind.Object)) return $"input.{path}应为对象";
        if (!node.IsList && objects.Length != 1) return $"input.{path}应为一个对象";
        if (objects.Length > MaxRows) return $"input.{path}不能超过{MaxRows}条";
        for (var i = 0; i < objects.Length; i++)
        {
            var place = node.IsList ? $"{path}[{i}]" : path;
            if (ReadFields(node, objects[i], place, out var row) is { } problem) return problem;
            read.Add(node.Name, row);
            foreach (var inner in table.Inputs.Where(inner => inner.Parent == node.Name))
            {
                if (ReadNode(table, inner, Find(objects[i], inner.Name), $"{place}.{inner.Name}", read) is { } deeper)
                    return deeper;
            }
        }

        return null;
    }
}
