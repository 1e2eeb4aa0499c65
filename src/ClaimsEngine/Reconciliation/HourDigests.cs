using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using ClaimsEngine.Ledger;
using V1 = Claims.V1;

namespace ClaimsEngine.Reconciliation;

/// <summary>
/// A digest for each hour of a day: the sum modulo 2^256 of the SHA-256 of its records, read as big-endian numbers.
/// A sum does not depend on the order, and unlike an exclusive or it tells a record from the same one three times.
/// </summary>
internal sealed class HourDigests(EntrySpan day)
{
    private const int Hours = 24;
    private static readonly BigInteger Modulus = BigInteger.One << 256;

    private readonly BigInteger[] _sums = new BigInteger[Hours];
    private readonly long[] _records = new long[Hours];

    public void Add(LedgerRecord record)
    {
        var hour = day.HourOf(record.Id);
        _records[hour]++;
        _sums[hour] += new BigInteger(HashOf(record), isUnsigned: true, isBigEndian: true);
    }

    public IEnumerable<V1.HourDigest> ToContract() => Enumerable.Range(0, Hours).Select(hour => new V1.HourDigest
    {
        Hour = hour,
        Records = _records[hour],
        Digest = Hex(_sums[hour] % Modulus),
    });

    private static byte[] HashOf(LedgerRecord record)
    {
        var kind = record.IsReversal ? 'R' : 'S';
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{record.Number}\t{kind}\t{record.TotalFen}\t{record.FundFen}\t{record.AccountFen}\t{record.CashFen}");
        return SHA256.HashData(Encoding.UTF8.GetBytes(text));
    }

    private static string Hex(BigInteger sum)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        bytes.Clear();
        var digits = sum.ToByteArray(isUnsigned: true, isBigEndian: true);
        digits.CopyTo(bytes[^digits.Length..]);
        return Convert.ToHexStringLower(bytes);
    }
}
