using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClaimsGateway.Nhsa.Files;

/// <summary>9101 as a form: the report in <c>jsonStr</c>, the bytes in <c>file</c>.</summary>
internal static class MultipartUpload
{
    /// <summary>The report with the bytes put in; null when the form is none of this kind.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        if (form["jsonStr"].ToString() is not { Length: > 0 } text || form.Files.GetFile("file") is not { } file)
            return null;
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        return Joined(text, bytes.ToArray());
    }

    private static byte[]? Joined(string text, byte[] content)
    {
        try
        {
            if (JsonNode.Parse(text) is not JsonObject report) return null;
            if (report["input"]?["fsUploadIn"] is not JsonObject node) return null;
            node["in"] = Convert.ToBase64String(content);
            return JsonSerializer.SerializeToUtf8Bytes(report);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // Not JSON, a name twice, or input is no object.
            return null;
        }
    }
}
