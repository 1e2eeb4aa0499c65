using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ClaimsReplay.Results;

/// <summary>A comparison as JSON: money in whole fen, shares in basis points.</summary>
public static class ResultJson
{
    /// <summary>Writes a result as indented JSON, ended by a line feed.</summary>
    public static string Of(ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var bytes = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(bytes, options))
        {
            json.WriteStartObject();
            WriteHead(json, result);
            json.WriteStartObject("tables");
            foreach (var table in result.Tables) WriteTable(json, table);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void WriteHead(Utf8JsonWriter json, ComparisonResult result)
    {
        json.WriteString("version", result.Version);
        json.WriteStartArray("inputs");
        foreach (var input in result.Inputs)
        {
            json.WriteStartObject();
            json.WriteString("file", input.Name);
            json.WriteNumber("bytes", input.Bytes);
            json.WriteString("sha256", input.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (result.Seed is { } seed) json.WriteString("seed", seed);
        json.WriteString("from", result.Window.From.ToString("yyyy-MM-dd"));
        json.WriteString("to", result.Window.To.ToString("yyyy-MM-dd"));
        if (result.HeldYear is { } held) json.WriteNumber("hold_policy", held);
        json.WriteStartArray("scenarios");
        foreach (var scenario in result.Scenarios)
        {
            json.WriteStartObject();
            json.WriteString("name", scenario.Name);
            json.WriteString("title_en", scenario.Title.English);
            json.WriteString("title_zh", scenario.Title.Chinese);
            json.WriteString("policy_sha256", scenario.PolicyHash);
            json.WriteStartArray("set");
            foreach (var number in scenario.Set) json.WriteStringValue(number);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTable(Utf8JsonWriter json, ResultTable table)
    {
        json.WriteStartArray(table.Name);
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            for (var key = 0; key < table.Keys.Count; key++) json.WriteString(table.Keys[key], row.Keys[key]);
            for (var i = 0; i < table.Measures.Count; i++)
            {
                if (row.Values[i] is { } value) json.WriteNumber(table.Measures[i].Name, value);
                else json.WriteNull(table.Measures[i].Name);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
