using System.Text.Json;

namespace ClaimsGateway.Nhsa.Fields;

/// <summary>
/// Writes an output by a table: every field that the table declares, in its order; a field without a value as
/// null, or as <c>""</c> where the table says that a text is never null.
/// </summary>
internal static class NodeWriter
{
    /// <summary>Writes the output's value.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="table">The transaction's table.</param>
    /// <param name="output">The rows by node.</param>
    public static void Write(Utf8JsonWriter json, TransactionTable table, NodeRows output)
    {
        if (table.Outputs is [{ Name: "" } bare])
        {
            WriteList(json, bare, output.Many(""));
            return;
        }

        json.WriteStartObject();
        foreach (var node in table.Outputs)
        {
            if (node.Name == NodeTable.Root)
            {
                WriteFields(json, node, output.FirstOrDefault(NodeTable.Root) ?? new Row());
                continue;
            }

            json.WritePropertyName(node.Name);
            if (node.IsList) WriteList(json, node, output.Many(node.Name));
            else if (output.FirstOrDefault(node.Name) is { } row) WriteObject(json, node, row);
            else json.WriteNullValue();
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, NodeTable node, IReadOnlyList<Row> rows)
    {
        json.WriteStartArray();
        foreach (var row in rows) WriteObject(json, node, row);
        json.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter json, NodeTable node, Row row)
    {
        json.WriteStartObject();
        WriteFields(json, node, row);
        json.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter json, NodeTable node, Row row)
    {
        foreach (var field in node.Fields)
        {
            json.WritePropertyName(field.Name);
            if (row[field.Name] is not { } value)
            {
                if (field is { Required: true, Kind: FieldKind.Text }) json.WriteStringValue("");
                else json.WriteNullValue();
            }
            else if (field.Kind == FieldKind.Number) json.WriteRawValue(NumberOf(field, value));
            else if (field.Kind == FieldKind.Json) json.WriteRawValue(value);
            else json.WriteStringValue(value);
        }
    }

    /// <summary>Amounts have two decimals; quantities, prices and ratios no zeros at their end.</summary>
    private static string NumberOf(Field field, string value)
    {
        if (!ExactNumber.TryParse(value, field.Decimals, out var scaled))
            throw new FormatException($"{field.Name} is no number with {field.Decimals} decimals.");
        return field.Decimals == 2
            ? ExactNumber.Format(scaled, 2)
            : ExactNumber.FormatShort(scaled, field.Decimals);
    }
}
