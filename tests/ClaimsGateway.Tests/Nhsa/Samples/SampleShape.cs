using System.Text.Json.Nodes;

namespace ClaimsGateway.Tests.Nhsa.Samples;

/// <summary>Holds an answer to the nodes and fields of a sample.</summary>
internal static class SampleShape
{
    /// <summary>The answer succeeded and has every node and field that the sample has.</summary>
    public static void Check(string sample, NhsaAnswer answer)
    {
        Assert.That(answer.IsSuccess, Is.True, answer.Text);
        var missing = new List<string>();
        Compare(PublishedSamples.Read(sample)["output"], answer.Json["output"], "output", missing);
        Assert.That(missing, Is.Empty, $"{sample}: {answer.Text}");
    }

    private static void Compare(JsonNode? sample, JsonNode? answer, string path, List<string> missing)
    {
        switch (sample)
        {
            case JsonObject item when answer is JsonObject given:
                foreach (var (name, value) in item)
                {
                    if (given.ContainsKey(name)) Compare(value, given[name], $"{path}.{name}", missing);
                    else missing.Add($"{path}.{name}");
                }

                break;
            case JsonArray { Count: > 0 } list when answer is JsonArray { Count: > 0 } rows:
                Compare(list[0], rows[0], $"{path}[0]", missing);
                break;
            case JsonArray when answer is not JsonArray:
            case JsonObject when answer is not JsonObject:
                missing.Add(path);
                break;
        }
    }
}
