using System.Globalization;
using ClaimsGateway.Nhsa.Envelopes;

namespace ClaimsGateway.Nhsa.Signatures;

/// <summary>Checks the headers x-tif-paasid, x-tif-timestamp, x-tif-nonce and x-tif-signature.</summary>
internal sealed class TifVerifier(SignatureOptions options, TimeProvider clock) : ISignatureVerifier
{
    /// <inheritdoc />
    public string? ProblemOf(Request request, IHeaderDictionary headers)
    {
        var (id, timestamp) = (headers["x-tif-paasid"].ToString(), headers["x-tif-timestamp"].ToString());
        var (nonce, signature) = (headers["x-tif-nonce"].ToString(), headers["x-tif-signature"].ToString());
        if (id.Length == 0 || timestamp.Length == 0 || nonce.Length == 0 || signature.Length == 0)
            return "缺少服务网关的请求头! x-tif-paasid x-tif-timestamp x-tif-nonce x-tif-signature";
        if (!options.TifSecrets.TryGetValue(id, out var secret)) return "非法用户! x-tif-paasid未登记";
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return "x-tif-timestamp应为Unix时间（秒）";
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var skew = (long)options.TifClockSkew.TotalSeconds;
        if (seconds < now - skew || seconds > now + skew)
            return "签名时间戳超时!";
        return TifSignature.AreEqual(TifSignature.Of(timestamp, secret, nonce), signature) ? null : "签名不一致!";
    }
}
