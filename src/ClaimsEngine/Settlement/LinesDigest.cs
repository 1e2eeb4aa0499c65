using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ClaimsEngine.Ledger;
using ClaimsRules.Money;

namespace ClaimsEngine.Settlement;

/// <summary>
/// SHA-256 over a claim's lines, and over the prescription they are taken out of, in the canonical bytes that
/// docs/protocol/ledger-hash.md lays out. A change here needs a new layout number there.
/// </summary>
internal static class LinesDigest
{
    private const byte Layout = 1;
    private const int MostBytesPerLine = 256;
    private const int FirstBytes = 1 + EntryHash.Size + sizeof(long);

    /// <summary>The digest of priced lines.</summary>
    /// <param name="lines">The lines, at least one.</param>
    /// <param name="prescription">SHA-256 of the prescription's content; empty without one.</param>
    public static byte[] Of(IReadOnlyList<ClaimLine> lines, ReadOnlySpan<byte> prescription)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(FirstBytes + lines.Count * MostBytesPerLine);
        try
        {
            bytes[0] = Layout;
            var digest = bytes.AsSpan(1, EntryHash.Size);
            if (prescription.IsEmpty) digest.Clear();
            else prescription.CopyTo(digest);
            var length = 1 + EntryHash.Size;
            Add(bytes, ref length, lines.Count);
            foreach (var line in lines) Add(bytes, ref length, line);
            return SHA256.HashData(bytes.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static void Add(byte[] bytes, ref int length, ClaimLine line)
    {
        var text = Encoding.UTF8.GetBytes(line.ItemCode, bytes.AsSpan(length + 1));
        bytes[length] = (byte)text;
        length += 1 + text;
        Add(bytes, ref length, line.ItemVersion);
        Add(bytes, ref length, (long)line.Terms.Class);
        Add(bytes, ref length, line.Terms.PreSelfPay.Value);
        Add(bytes, ref length, line.Terms.PriceLimitE6 ?? -1);
        Add(bytes, ref length, line.QuantityE4);
        Add(bytes, ref length, line.PriceE6);
        Add(bytes, ref length, line.Days);
        Add(bytes, ref length, line.Amounts.Amount);
        Add(bytes, ref length, line.Amounts.InScope);
        Add(bytes, ref length, line.Amounts.FullySelfPaid);
        Add(bytes, ref length, line.Amounts.OverPriceLimit);
        Add(bytes, ref length, line.Amounts.PreSelfPaid);
    }

    private static void Add(byte[] bytes, ref int length, Fen amount) => Add(bytes, ref length, amount.Value);

    private static void Add(byte[] bytes, ref int length, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(length), value);
        length += sizeof(long);
    }
}
