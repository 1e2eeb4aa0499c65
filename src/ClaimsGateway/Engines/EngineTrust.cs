using System.Collections.Frozen;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClaimsGateway.Hosting;

namespace ClaimsGateway.Engines;

/// <summary>
/// TLS to engines, pinned on both sides: the gateway shows its certificate, and talks to an engine only that shows one of
/// a known thumbprint.
/// </summary>
/// <param name="Certificate">The gateway's certificate with its key.</param>
/// <param name="Thumbprints">SHA-256 of the engines' certificates, in upper-case hex.</param>
internal sealed record EngineTrust(X509Certificate2 Certificate, FrozenSet<string> Thumbprints)
{
    private const string Section = "Claims:Engine:";
    private const int ThumbprintDigits = 64;

    /// <summary>Reads the options.</summary>
    /// <returns>Null when no engine is at <c>https://</c>.</returns>
    /// <exception cref="GatewayStartException">An option is missing, of no use, or unreadable.</exception>
    public static EngineTrust? From(GatewayOptions.EngineSection options, IEnumerable<EngineAddress> engines)
    {
        var isSecure = engines.Any(engine => engine.Uri.Scheme == Uri.UriSchemeHttps);
        var isSet = !string.IsNullOrEmpty(options.Certificate) || !string.IsNullOrEmpty(options.Thumbprint);
        if (!isSecure)
        {
            return isSet
                ? throw OptionRange.Refuse(Section + nameof(options.Certificate), "is for an engine at https://")
                : null;
        }

        if (string.IsNullOrEmpty(options.Certificate) || string.IsNullOrEmpty(options.Thumbprint))
        {
            throw OptionRange.Refuse(
                Section + nameof(options.Certificate), "and Claims:Engine:Thumbprint must be set for an engine at https://");
        }

        var thumbprints = options.Thumbprint.Split(',', StringSplitOptions.TrimEntries);
        if (thumbprints.Any(each => each.Length != ThumbprintDigits || !each.All(char.IsAsciiHexDigit)))
            throw OptionRange.Refuse(Section + nameof(options.Thumbprint), "must be SHA-256 of 64 hex digits");
        try
        {
            return new EngineTrust(
                X509Certificate2.CreateFromPemFile(options.Certificate),
                thumbprints.Select(each => each.ToUpperInvariant()).ToFrozenSet(StringComparer.Ordinal));
        }
        catch (Exception e) when (e is CryptographicException or IOException)
        {
            throw new GatewayStartException($"Claims:Engine:Certificate \"{options.Certificate}\": {e.Message}", e);
        }
    }

    /// <summary>Sets connections up.</summary>
    public void Apply(SslClientAuthenticationOptions tls)
    {
        tls.ClientCertificates = [Certificate];
        tls.RemoteCertificateValidationCallback = (_, shown, _, _) =>
            shown is not null && Thumbprints.Contains(shown.GetCertHashString(HashAlgorithmName.SHA256));
    }
}
