using System.Text;
using System.Text.Json;
using ClaimsGateway.Nhsa.Fields;

namespace ClaimsGateway.Nhsa.Signatures;

/// <summary>Finds out by which convention an SM2 signature was made.</summary>
internal static class Sm2Finding
{
    /// <summary>The bytes that the gateway checks.</summary>
    public const string InputAsSent = "input as sent";

    /// <summary>Tries the convention, then the others that are in use.</summary>
    /// <param name="report">The whole report.</param>
    /// <param name="text">The signature's text.</param>
    /// <param name="publicKey">The public key, hex.</param>
    /// <param name="userId">The user id that was agreed on.</param>
    public static SignatureFinding Of(byte[] report, string text, string publicKey, string userId)
    {
        var key = Sm2Signature.PublicKeyOf(publicKey);
        if (Sm2Signature.Decode(text, out var encoding) is not { } signature)
            return new SignatureFinding(false, "fails 签名不一致: neither hex nor Base64 既非十六进制也非Base64");
        var form = Sm2Signature.FormOf(signature);
        foreach (var (name, message) in MessagesOf(report))
        {
            foreach (var id in new[] { userId, "1234567812345678", "" }.Distinct())
            {
                if (!Sm2Signature.Holds(message, signature, key, id)) continue;
                var convention = new Sm2Convention(encoding, form, id, name);
                return name == InputAsSent && id == userId
                    ? new SignatureFinding(true, $"holds 签名一致: {convention}")
                    : new SignatureFinding(
                        false, $"fails 签名不一致: it was made by another convention 签名方式不同: {convention}");
            }
        }

        return new SignatureFinding(
            false,
            $"fails 签名不一致: no known convention; read as {encoding}, {form}. "
                + "Check key pair, curve sm2p256v1 and digest SM3 请核对密钥、曲线和摘要算法");
    }

    private static IEnumerable<(string Name, byte[] Message)> MessagesOf(byte[] report)
    {
        using var json = JsonDocument.Parse(report);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
            throw new FormatException("The report is no JSON object.");
        var input = NodeReader.Find(json.RootElement, "input");
        if (input.ValueKind == JsonValueKind.Undefined) throw new FormatException("The report has no input.");
        var compact = JsonSerializer.SerializeToUtf8Bytes(input, Relaxed);
        return
        [
            (InputAsSent, Encoding.UTF8.GetBytes(input.GetRawText())),
            ("input without white space", compact),
            ("the base64 of input", Encoding.UTF8.GetBytes(Convert.ToBase64String(compact))),
            ("the whole report", report),
        ];
    }

    private static JsonSerializerOptions Relaxed { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
