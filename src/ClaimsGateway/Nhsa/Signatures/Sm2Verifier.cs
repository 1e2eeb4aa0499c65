using ClaimsGateway.Nhsa.Envelopes;
using Org.BouncyCastle.Crypto.Parameters;

namespace ClaimsGateway.Nhsa.Signatures;

/// <summary>
/// cainfo holds SM3withSM2 over the bytes of input exactly as they were sent. hex and Base64, DER and r‖s are
/// told apart by themselves.
/// </summary>
internal sealed class Sm2Verifier(SignatureOptions options) : ISignatureVerifier
{
    private readonly Dictionary<string, ECPublicKeyParameters> _keys = options.Sm2PublicKeys.ToDictionary(
        pair => pair.Key, pair => Sm2Signature.PublicKeyOf(pair.Value), StringComparer.Ordinal);

    /// <inheritdoc />
    public string? ProblemOf(Request request, IHeaderDictionary headers)
    {
        if (!_keys.TryGetValue(request.Institution, out var key)) return "签名校验失败：该机构未登记SM2公钥";
        if (request.Envelope["cainfo"] is not { } text) return "cainfo(数字签名信息)不能为空";
        if (Sm2Signature.Decode(text, out _) is not { } signature) return "cainfo(数字签名信息)应为十六进制或Base64";
        return Sm2Signature.Holds(request.RawInput.Span, signature, key, options.Sm2UserId)
            ? null
            : "签名不一致!";
    }
}
