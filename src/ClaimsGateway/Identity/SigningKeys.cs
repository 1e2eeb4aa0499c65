using System.Security.Cryptography;
using ClaimsGateway.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace ClaimsGateway.Identity;

/// <summary>The public keys of tokens, out of a file: a JSON web key set, or keys in PEM.</summary>
internal sealed class SigningKeys
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(30);

    private readonly string _path;
    private readonly ILogger<SigningKeys> _logger;
    private volatile Kept _kept;

    /// <summary>Reads the file.</summary>
    /// <exception cref="GatewayStartException">It holds no usable key.</exception>
    public SigningKeys(IdentityPlan plan, ILogger<SigningKeys> logger)
    {
        _path = plan.Tokens?.Keys ?? throw new InvalidOperationException("Tokens are not configured.");
        _logger = logger;
        try
        {
            _kept = Read();
        }
        catch (Exception e) when (IsOfTheFile(e))
        {
            throw new GatewayStartException($"Claims:Identity:Tokens:Keys \"{_path}\": {e.Message}", e);
        }
    }

    /// <summary>The keys as the file has them; a change is seen within half a minute.</summary>
    public IReadOnlyList<SecurityKey> Current
    {
        get
        {
            var kept = _kept;
            var now = TimeProvider.System.GetTimestamp();
            if (TimeProvider.System.GetElapsedTime(kept.LookedAt, now) < LookInterval) return kept.Keys;
            try
            {
                _kept = File.GetLastWriteTimeUtc(_path) == kept.WrittenAt ? kept with { LookedAt = now } : Read();
            }
            catch (Exception e) when (IsOfTheFile(e))
            {
                IdentityLog.SigningKeysUnreadable(_logger, e);
                _kept = kept with { LookedAt = now };
            }

            return _kept.Keys;
        }
    }

    private Kept Read()
    {
        var writtenAt = File.GetLastWriteTimeUtc(_path);
        var text = File.ReadAllText(_path);
        IReadOnlyList<SecurityKey> keys = text.TrimStart().StartsWith('{')
            ? [.. new JsonWebKeySet(text).GetSigningKeys().Where(key => key is not SymmetricSecurityKey)]
            : [OfPem(text)];
        return keys.Count > 0
            ? new Kept(keys, writtenAt, TimeProvider.System.GetTimestamp())
            : throw new InvalidDataException("holds no public key for signatures");
    }

    private static SecurityKey OfPem(string text)
    {
        try
        {
            var rsa = RSA.Create();
            rsa.ImportFromPem(text);
            return new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: false));
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            var ec = ECDsa.Create();
            ec.ImportFromPem(text);
            return new ECDsaSecurityKey(ECDsa.Create(ec.ExportParameters(includePrivateParameters: false)));
        }
    }

    private static bool IsOfTheFile(Exception e) =>
        e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException
            or System.Text.Json.JsonException;

    private sealed record Kept(IReadOnlyList<SecurityKey> Keys, DateTime WrittenAt, long LookedAt);
}
