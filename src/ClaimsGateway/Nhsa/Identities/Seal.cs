using System.Security.Cryptography;
using System.Text;

namespace ClaimsGateway.Nhsa.Identities;

/// <summary>
/// Keeps personal data unreadable at rest: AES-256-GCM for what must be read again, HMAC-SHA256 for what must
/// only be found. Both keys are derived from the configured one (HKDF-SHA256).
/// </summary>
internal sealed class Seal
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _sealKey;
    private readonly byte[] _hashKey;

    /// <summary>Derives the keys.</summary>
    /// <param name="base64Key">Base64 of at least 32 random bytes.</param>
    /// <exception cref="ArgumentException">The key is no Base64, or too short.</exception>
    public Seal(string base64Key)
    {
        var key = new byte[base64Key.Length];
        if (!Convert.TryFromBase64String(base64Key, key, out var length) || length < KeyBytes)
            throw new ArgumentException("IdentityKey must be Base64 of at least 32 random bytes.", nameof(base64Key));
        _sealKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key[..length], KeyBytes, info: "nhsa seal 1"u8.ToArray());
        _hashKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key[..length], KeyBytes, info: "nhsa hash 1"u8.ToArray());
    }

    /// <summary>Seals bytes.</summary>
    /// <param name="plain">What is sealed.</param>
    /// <param name="place">Where it is kept, so that a sealed value cannot be moved to another place.</param>
    public byte[] Close(ReadOnlySpan<byte> plain, string place)
    {
        var box = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_sealKey, TagBytes);
        aes.Encrypt(
            box.AsSpan(0, NonceBytes),
            plain,
            box.AsSpan(NonceBytes + TagBytes),
            box.AsSpan(NonceBytes, TagBytes),
            Encoding.UTF8.GetBytes(place));
        return box;
    }

    /// <summary>Opens what was sealed for this place.</summary>
    /// <exception cref="CryptographicException">
    /// The key is another, or the bytes were changed or moved.
    /// </exception>
    public byte[] Open(byte[] box, string place)
    {
        if (box.Length < NonceBytes + TagBytes) throw new CryptographicException("Too short to be sealed.");
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_sealKey, TagBytes);
        aes.Decrypt(
            box.AsSpan(0, NonceBytes),
            box.AsSpan(NonceBytes + TagBytes),
            box.AsSpan(NonceBytes, TagBytes),
            plain,
            Encoding.UTF8.GetBytes(place));
        return plain;
    }

    /// <summary>The keyed hash by which a value is found again.</summary>
    public byte[] HashOf(ReadOnlySpan<byte> value) => HMACSHA256.HashData(_hashKey, value);

    /// <summary>The keyed hash of a text.</summary>
    public byte[] HashOf(string value) => HashOf(Encoding.UTF8.GetBytes(value));
}
