namespace ClaimsGateway.Identity;

/// <summary>
/// What may be configured under <c>Claims:Identity</c>. With a server certificate the gateway identifies its
/// callers; without, it listens on loopback only.
/// </summary>
internal sealed class IdentityOptions
{
    /// <summary>A PEM file: the gateway's own certificate, those between it and its root, and its key.</summary>
    public string? Certificate { get; set; }

    /// <summary>A PEM file: the roots that clients' certificates must lead to, and those between.</summary>
    public string? Authorities { get; set; }

    /// <summary>
    /// SHA-256 thumbprints, with commas between, of administrators' certificates: whoever registers the first
    /// institution's.
    /// </summary>
    public string? Administrators { get; set; }

    /// <summary>
    /// How long an answer of the registry is used: within this time a revocation takes effect. Default 30
    /// seconds, at most 5 minutes; 0 asks for every call.
    /// </summary>
    public TimeSpan Refresh { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Bearer tokens.</summary>
    public TokenOptions Tokens { get; set; } = new();
}
