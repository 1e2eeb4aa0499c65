using System.Text;
using System.Text.Json;

namespace ClaimsGateway.Tests.Infrastructure;

/// <summary>JSON over HTTP, and what its errors say.</summary>
internal static class JsonCalls
{
    private const string TypePrefix = "type.googleapis.com/google.rpc.";

    public static Task<HttpResponseMessage> PostAsync(
        this GatewayUnderTest gateway, string path, string json, CancellationToken cancellation = default) =>
        gateway.Http.PostAsync(path, Body(json), cancellation);

    public static Task<HttpResponseMessage> PutAsync(
        this GatewayUnderTest gateway, string path, string json) =>
        gateway.Http.PutAsync(path, Body(json));

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    /// <summary>The detail of an error by its type's short name.</summary>
    public static JsonElement Detail(this JsonElement error, string type) => error.GetProperty("details")
        .EnumerateArray()
        .First(detail => detail.GetProperty("@type").GetString() == TypePrefix + type);

    /// <summary>The languages of an error's messages.</summary>
    public static string[] Locales(this JsonElement error) =>
    [
        .. error.GetProperty("details").EnumerateArray()
            .Where(detail => detail.GetProperty("@type").ValueEquals(TypePrefix + "LocalizedMessage"))
            .Select(detail => detail.GetProperty("locale").GetString()!),
    ];

    private static StringContent Body(string json) => new(json, Encoding.UTF8, "application/json");
}
