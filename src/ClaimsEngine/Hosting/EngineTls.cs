using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClaimsEngine.Hosting;

/// <summary>
/// TLS with a pinned peer: the engine shows its certificate, and only a gateway that shows a certificate of a known
/// thumbprint, and holds its key, gets a connection.
/// </summary>
/// <param name="Certificate">The engine's certificate with its key.</param>
/// <param name="GatewayThumbprints">SHA-256 of the gateways' certificates, in hex; two while one is changed.</param>
public sealed record EngineTls(X509Certificate2 Certificate, IReadOnlyList<string> GatewayThumbprints)
{
    private const int ThumbprintDigits = 64;

    /// <summary>Reads certificate and key out of one PEM file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="thumbprints">Thumbprints, with commas between.</param>
    /// <exception cref="ArgumentException">The file or a thumbprint cannot be used.</exception>
    public static EngineTls Read(string path, string thumbprints)
    {
        ArgumentNullException.ThrowIfNull(thumbprints);
        string[] known = thumbprints.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (known.Length == 0 || known.Any(each => each.Length != ThumbprintDigits || !each.All(char.IsAsciiHexDigit)))
            throw new ArgumentException("--gateway is no SHA-256 of a certificate; 64 hex digits are required.");
        try
        {
            return new EngineTls(X509Certificate2.CreateFromPemFile(path), known);
        }
        catch (Exception e) when (e is CryptographicException or IOException)
        {
            throw new ArgumentException($"--certificate {path}: {e.Message}", e);
        }
    }

    /// <summary>Sets a port up.</summary>
    internal void Apply(HttpsConnectionAdapterOptions https)
    {
        https.ServerCertificate = Certificate;
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = (shown, _, _) =>
            GatewayThumbprints.Contains(
                shown.GetCertHashString(HashAlgorithmName.SHA256), StringComparer.OrdinalIgnoreCase);
    }
}
