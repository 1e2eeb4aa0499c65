using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Claims.V1.Client;

/// <summary>Reads the certificate that says which institution calls.</summary>
public static class ClientCertificate
{
    /// <summary>Reads certificate and key from a PKCS #12 file (.pfx, .p12).</summary>
    /// <param name="path">The file.</param>
    /// <param name="password">Its password, or null when it has none.</param>
    /// <exception cref="CryptographicException">The file or the password is wrong.</exception>
    public static X509Certificate2 FromPfx(string path, string? password) =>
        X509CertificateLoader.LoadPkcs12FromFile(path, password);

    /// <summary>Reads a certificate and its key from PEM files.</summary>
    /// <param name="certificatePath">The certificate.</param>
    /// <param name="keyPath">Its private key, without a password.</param>
    /// <exception cref="CryptographicException">A file is wrong, or the key is another certificate's.</exception>
    public static X509Certificate2 FromPem(string certificatePath, string keyPath)
    {
        using var read = X509Certificate2.CreateFromPemFile(certificatePath, keyPath);
        // A key that lives in memory alone cannot be used for TLS on every system; one out of PKCS #12 can.
        return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), password: null);
    }

    /// <summary>Reads the certificate of an authority, without a key, from a PEM or DER file.</summary>
    /// <exception cref="CryptographicException">The file is wrong.</exception>
    public static X509Certificate2 AuthorityFrom(string path) => X509CertificateLoader.LoadCertificateFromFile(path);
}
