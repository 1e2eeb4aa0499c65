namespace ClaimsGateway.Identity;

/// <summary>What may be configured under <c>Claims:Identity:Tokens</c>. Issuer, audience and keys go together.</summary>
internal sealed class TokenOptions
{
    /// <summary>Who must have issued a token: its <c>iss</c>.</summary>
    public string? Issuer { get; set; }

    /// <summary>Whom a token must be for: its <c>aud</c>.</summary>
    public string? Audience { get; set; }

    /// <summary>A file: the issuer's public keys, a JSON web key set or PEM. A change is seen within 30 seconds.</summary>
    public string? Keys { get; set; }

    /// <summary>The claim that names the roles. Default <c>role</c>.</summary>
    public string RoleClaim { get; set; } = "role";

    /// <summary>The claim that names a program's institution. Default <c>institution</c>.</summary>
    public string InstitutionClaim { get; set; } = "institution";
}
