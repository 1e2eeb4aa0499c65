using System.Text;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace ClaimsGateway.Nhsa.Signatures;

/// <summary>SM3withSM2 on the curve sm2p256v1 (GB/T 32918).</summary>
internal static class Sm2Signature
{
    /// <summary>The length of r‖s in bytes.</summary>
    public const int PlainLength = 64;

    private const int PublicKeyDigits = 130;

    private static readonly ECDomainParameters Curve =
        new(GMNamedCurves.GetByOid(GMObjectIdentifiers.sm2p256v1));

    /// <summary>Reads a public key.</summary>
    /// <param name="hex">04, x and y: 130 hex digits.</param>
    /// <exception cref="FormatException">The text is no point of the curve.</exception>
    public static ECPublicKeyParameters PublicKeyOf(string hex)
    {
        const string problem = "An SM2 public key is 04, x and y in 130 hex digits.";
        if (hex.Length != PublicKeyDigits || !hex.StartsWith("04", StringComparison.Ordinal))
            throw new FormatException(problem);
        try
        {
            return new ECPublicKeyParameters(Curve.Curve.DecodePoint(Convert.FromHexString(hex)), Curve);
        }
        catch (ArgumentException e)
        {
            throw new FormatException(problem, e);
        }
    }

    /// <summary>
    /// Decodes the text of a signature: hex when all of it is hex digits, else Base64; null for neither.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="encoding">What it was: hex or Base64.</param>
    public static byte[]? Decode(string text, out string encoding)
    {
        encoding = "hex";
        text = text.Trim();
        if (text.Length > 0 && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit))
            return Convert.FromHexString(text);
        encoding = "Base64";
        var bytes = new byte[text.Length];
        return text.Length > 0 && Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>DER or r‖s, by its length.</summary>
    public static string FormOf(byte[] signature) => signature.Length == PlainLength ? "r‖s" : "DER";

    /// <summary>Whether a signature holds.</summary>
    /// <param name="message">The bytes that were signed.</param>
    /// <param name="signature">DER or r‖s.</param>
    /// <param name="key">The signer's public key.</param>
    /// <param name="userId">The signer's user id.</param>
    public static bool Holds(
        ReadOnlySpan<byte> message, byte[] signature, ECPublicKeyParameters key, string userId)
    {
        IDsaEncoding form = signature.Length == PlainLength
            ? PlainDsaEncoding.Instance
            : StandardDsaEncoding.Instance;
        var signer = new SM2Signer(form, new SM3Digest());
        signer.Init(false, new ParametersWithID(key, Encoding.UTF8.GetBytes(userId)));
        signer.BlockUpdate(message.ToArray(), 0, message.Length);
        return signer.VerifySignature(signature);
    }
}
