using System.Security.Cryptography;
using System.Text;

namespace ClaimsGateway.Nhsa.Signatures;

/// <summary>The TIF signature: hex of SHA-256 over timestamp, secret, nonce and timestamp again.</summary>
internal static class TifSignature
{
    /// <summary>The signature in lower-case hex.</summary>
    /// <param name="timestamp">Unix seconds, as sent.</param>
    /// <param name="secret">The secret of the paasid.</param>
    /// <param name="nonce">The nonce, as sent.</param>
    public static string Of(string timestamp, string secret, string nonce) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(timestamp + secret + nonce + timestamp)));

    /// <summary>
    /// Whether two signatures are the same, in either case, without telling by the time where they part.
    /// </summary>
    public static bool AreEqual(string left, string right) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(left.ToUpperInvariant()), Encoding.UTF8.GetBytes(right.ToUpperInvariant()));
}
