namespace ClaimsGateway.Nhsa.Signatures;

/// <summary>How reports are signed.</summary>
public sealed class SignatureOptions
{
    /// <summary>The family. Default: none.</summary>
    public SignatureFamily Family { get; init; } = SignatureFamily.None;

    /// <summary>TIF: the secret of each <c>x-tif-paasid</c>.</summary>
    public IReadOnlyDictionary<string, string> TifSecrets { get; init; } = new Dictionary<string, string>();

    /// <summary>TIF: how far the caller's clock may be off.</summary>
    public TimeSpan TifClockSkew { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>SM2: the public key of each institution, hex of 04, x and y.</summary>
    public IReadOnlyDictionary<string, string> Sm2PublicKeys { get; init; } = new Dictionary<string, string>();

    /// <summary>SM2: the user id that goes into the digest.</summary>
    public string Sm2UserId { get; init; } = "1234567812345678";
}
