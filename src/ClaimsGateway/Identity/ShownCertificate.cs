using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClaimsGateway.Identity;

/// <summary>
/// The certificate that a client has shown on its connection, judged once per connection against the configured
/// authorities; whether it has expired since is asked each time.
/// </summary>
internal sealed class ShownCertificate
{
    // id-kp-clientAuth
    private const string ForClients = "1.3.6.1.5.5.7.3.2";

    // A connection has one object for its certificate, and the table lets go of it with the connection.
    private static readonly ConditionalWeakTable<X509Certificate2, ShownCertificate> Judged = [];

    private readonly bool _isTrusted;
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _until;

    private ShownCertificate(X509Certificate2 certificate, IdentityPlan plan)
    {
        Thumbprint = Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256));
        Subject = certificate.Subject;
        (_from, _until) = (new DateTimeOffset(certificate.NotBefore), new DateTimeOffset(certificate.NotAfter));
        _isTrusted = LeadsToAuthority(certificate, plan.Authorities);
    }

    /// <summary>SHA-256 of the DER bytes, in lower-case hex.</summary>
    public string Thumbprint { get; }

    /// <summary>The subject.</summary>
    public string Subject { get; }

    /// <summary>The certificate of a request's connection; null when the client has shown none.</summary>
    public static ShownCertificate? Of(HttpContext context, IdentityPlan plan)
    {
        return context.Connection.ClientCertificate is { } certificate
            ? Judged.GetValue(certificate, shown => new ShownCertificate(shown, plan))
            : null;
    }

    /// <summary>Why the certificate counts for nothing; null when it may be looked up.</summary>
    public IdentityProblem? ProblemAt(DateTimeOffset now) =>
        !_isTrusted ? IdentityProblem.CertificateNotTrusted
        : now < _from || now >= _until ? IdentityProblem.CertificateExpired
        : null;

    private static bool LeadsToAuthority(X509Certificate2 certificate, X509Certificate2Collection authorities)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.DisableCertificateDownloads = true;
        // Revocation is the registry's: it needs no network and takes effect within a known time.
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.ApplicationPolicy.Add(new Oid(ForClients));
        foreach (var authority in authorities)
        {
            if (authority.SubjectName.RawData.AsSpan().SequenceEqual(authority.IssuerName.RawData))
                policy.CustomTrustStore.Add(authority);
            else
                policy.ExtraStore.Add(authority);
        }

        return chain.Build(certificate) || IsOnlyExpired(chain);
    }

    // An expired client certificate is told apart from a stranger's.
    private static bool IsOnlyExpired(X509Chain chain)
    {
        if (chain.ChainElements.Count == 0) return false;
        var own = chain.ChainElements[0];
        return chain.ChainStatus.All(status => status.Status == X509ChainStatusFlags.NotTimeValid)
            && own.ChainElementStatus.Any(status => status.Status == X509ChainStatusFlags.NotTimeValid)
            && chain.ChainElements.Skip(1).All(above => above.ChainElementStatus.Length == 0);
    }
}
