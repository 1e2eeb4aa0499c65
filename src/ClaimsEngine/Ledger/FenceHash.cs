using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ClaimsEngine.Ledger;

/// <summary>
/// The hash that chains the closed claim numbers, which have no entry: SHA-256 over the hash before, as
/// docs/protocol/ledger-hash.md lays it out. A change here needs a new layout number there.
/// </summary>
internal static class FenceHash
{
    private const byte Layout = 1;

    /// <summary>Hashes a closed number onto the chain.</summary>
    /// <param name="previous">The hash before, or <see cref="EntryHash.Start"/>.</param>
    /// <param name="sequence">The place in the chain, from 1.</param>
    /// <param name="key">The closed number.</param>
    /// <param name="recordedAtMs">When it was closed, in milliseconds since 1970-01-01 UTC.</param>
    public static byte[] Of(ReadOnlySpan<byte> previous, long sequence, ClaimKey key, long recordedAtMs)
    {
        using var bytes = new MemoryStream();
        bytes.Write(previous);
        bytes.WriteByte(Layout);
        Add(bytes, sequence);
        Add(bytes, key.InstitutionId);
        Add(bytes, key.Number);
        Add(bytes, recordedAtMs);
        return SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static void Add(MemoryStream bytes, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        bytes.WriteByte((byte)utf8.Length);
        bytes.Write(utf8);
    }

    private static void Add(MemoryStream bytes, long value)
    {
        Span<byte> integer = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(integer, value);
        bytes.Write(integer);
    }
}
