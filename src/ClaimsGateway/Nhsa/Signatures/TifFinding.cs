namespace ClaimsGateway.Nhsa.Signatures;

/// <summary>Finds out by which convention a TIF signature was made.</summary>
internal static class TifFinding
{
    /// <summary>Tries the convention, then what is often done instead.</summary>
    public static SignatureFinding Of(string timestamp, string secret, string nonce, string signature)
    {
        if (TifSignature.AreEqual(TifSignature.Of(timestamp, secret, nonce), signature))
            return new SignatureFinding(true, "holds 签名一致: SHA-256(timestamp + secret + nonce + timestamp)");
        (string Instead, string Signature)[] others =
        [
            ("secret and nonce are exchanged 密钥与随机数顺序颠倒", TifSignature.Of(timestamp, nonce, secret)),
            ("the timestamp is in milliseconds 时间戳用了毫秒", TifSignature.Of(timestamp + "000", secret, nonce)),
            ("the nonce is missing 缺少随机数", TifSignature.Of(timestamp, secret, "")),
        ];
        var found = others.FirstOrDefault(other => TifSignature.AreEqual(other.Signature, signature)).Instead;
        return new SignatureFinding(false, "fails 签名不一致: " + (found
            ?? (signature.Length == 64
                ? "no known convention: check the secret 未知方式，请核对密钥"
                : "not 64 hex digits of SHA-256 不是64位十六进制的SHA-256")));
    }
}
