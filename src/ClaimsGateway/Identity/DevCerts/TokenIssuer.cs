using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClaimsGateway.Identity.DevCerts;

/// <summary>Issues bearer tokens for trying out, signed with ES256.</summary>
internal sealed class TokenIssuer : IDisposable
{
    private const string KeyId = "claims-local";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The signing key, in PEM. A secret.</summary>
    public string PrivateKeyPem => _key.ExportPkcs8PrivateKeyPem();

    /// <summary>The public key as a JSON web key set.</summary>
    public string KeySet
    {
        get
        {
            var point = _key.ExportParameters(includePrivateParameters: false).Q;
            return JsonSerializer.Serialize(new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "EC",
                        crv = "P-256",
                        x = Base64UrlEncoder.Encode(point.X),
                        y = Base64UrlEncoder.Encode(point.Y),
                        kid = KeyId,
                        use = "sig",
                        alg = SecurityAlgorithms.EcdsaSha256,
                    },
                },
            });
        }
    }

    /// <summary>Issues a token.</summary>
    /// <param name="issuer">Its <c>iss</c>.</param>
    /// <param name="audience">Its <c>aud</c>.</param>
    /// <param name="from">The first moment at which it counts.</param>
    /// <param name="until">The first moment at which it no longer counts.</param>
    /// <param name="claims">Its other claims, <c>sub</c> among them.</param>
    public string Issue(
        string issuer, string audience, DateTimeOffset from, DateTimeOffset until, Dictionary<string, object> claims) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = from.UtcDateTime,
            IssuedAt = from.UtcDateTime,
            Expires = until.UtcDateTime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(
                new ECDsaSecurityKey(_key) { KeyId = KeyId }, SecurityAlgorithms.EcdsaSha256),
        });

    /// <inheritdoc />
    public void Dispose() => _key.Dispose();
}
