using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClaimsGateway.Identity;

/// <summary>TLS on a port that asks its clients for certificates.</summary>
internal static class SecurePort
{
    /// <summary>
    /// Sets a port up. A certificate may be missing, since a token may come instead, and any certificate gets a
    /// connection, since a refusal with its reason helps more than a broken handshake: <see cref="ShownCertificate"/>
    /// judges it before the first request is served. That the client has the key, the handshake has shown.
    /// </summary>
    public static void Secure(this ListenOptions listen, IdentityPlan plan) => listen.UseHttps(https =>
    {
        https.ServerCertificate = plan.Certificate;
        https.ServerCertificateChain = plan.Chain;
        https.ClientCertificateMode = plan.Authorities.Count > 0
            ? ClientCertificateMode.AllowCertificate
            : ClientCertificateMode.NoCertificate;
        https.ClientCertificateValidation = (_, _, _) => true;
        https.HandshakeTimeout = TimeSpan.FromSeconds(10);
        // A stranger's certificate names addresses to fetch its issuers from; nobody goes there.
        https.OnAuthenticate = (_, options) => options.CertificateChainPolicy = new X509ChainPolicy
        {
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
        };
    });
}
