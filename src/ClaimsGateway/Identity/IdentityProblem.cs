namespace ClaimsGateway.Identity;

/// <summary>Why a caller is not identified.</summary>
/// <param name="Cause">For programs; in the metadata of the error.</param>
/// <param name="English">What is wrong, in English.</param>
/// <param name="Chinese">The same in Chinese.</param>
internal sealed record IdentityProblem(string Cause, string English, string Chinese)
{
    public static IdentityProblem NoCredentials { get; } = new(
        "NO_CREDENTIALS",
        "The call has neither a client certificate nor a bearer token.", "请求没有客户端证书，也没有令牌。");

    public static IdentityProblem CertificateNotTrusted { get; } = new(
        "CERTIFICATE_NOT_TRUSTED",
        "The client certificate leads to no configured authority, or is not for clients.",
        "客户端证书不是由受信任的机构签发的客户端证书。");

    public static IdentityProblem CertificateExpired { get; } = new(
        "CERTIFICATE_EXPIRED",
        "The client certificate, or its registration, is expired or not valid yet.", "客户端证书或其登记已过期或尚未生效。");

    public static IdentityProblem CertificateUnknown { get; } = new(
        "CERTIFICATE_UNKNOWN", "The client certificate is not registered.", "客户端证书未登记。");

    public static IdentityProblem CertificateRevoked { get; } = new(
        "CERTIFICATE_REVOKED", "The client certificate is revoked.", "客户端证书已吊销。");

    public static IdentityProblem TokenExpired { get; } = new(
        "TOKEN_EXPIRED", "The token is expired or not valid yet.", "令牌已过期或尚未生效。");

    public static IdentityProblem TokenIssuer { get; } = new(
        "TOKEN_ISSUER", "The token is of another issuer.", "令牌的签发者不受信任。");

    public static IdentityProblem TokenAudience { get; } = new(
        "TOKEN_AUDIENCE", "The token is for somebody else.", "令牌不是发给本服务的。");

    public static IdentityProblem TokenSignature { get; } = new(
        "TOKEN_SIGNATURE", "The token's signature is of no known key.", "令牌的签名无效。");

    public static IdentityProblem TokenInvalid { get; } = new(
        "TOKEN_INVALID", "The token cannot be read, or its claims name no role or contradict each other.",
        "令牌无法读取，或其中的角色、机构缺失或矛盾。");

    public static IdentityProblem NotTaken { get; } = new(
        "TOKENS_NOT_TAKEN", "This gateway takes no tokens.", "本网关不接受令牌。");
}
