using System.Text;
using System.Text.Json.Nodes;

namespace ClaimsGateway.Tests.Nhsa;

/// <summary>An answer of the interface.</summary>
internal sealed record NhsaAnswer(int Status, string MediaType, byte[] Content)
{
    private JsonObject? _json;

    public string Text => Encoding.UTF8.GetString(Content);

    public JsonObject Json => _json ??= JsonNode.Parse(Content)!.AsObject();

    public bool IsSuccess => (int)Json["infcode"]! == 0;

    public string Error => (string?)Json["err_msg"] ?? "";

    public string? Warning => (string?)Json["warn_msg"];

    public JsonObject Output => Json["output"]!.AsObject();

    public JsonObject SetlInfo => Output["setlinfo"]!.AsObject();

    /// <summary>An amount as it stands in the text, such as 4.52.</summary>
    public string Amount(string field) => SetlInfo[field]!.ToJsonString();
}
