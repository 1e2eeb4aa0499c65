using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ClaimsRules.Money;

namespace ClaimsEngine.Ledger;

/// <summary>
/// The hash that chains a member's entries: SHA-256 over the previous hash and the entry's canonical bytes,
/// as docs/protocol/ledger-hash.md lays them out. A change here needs a new layout number there.
/// </summary>
internal static class EntryHash
{
    /// <summary>The bytes of a hash.</summary>
    public const int Size = 32;

    private const byte Layout = 1;
    private const int MostBytes = 1024;

    /// <summary>The hash before a member's first entry.</summary>
    public static ReadOnlyMemory<byte> Start { get; } = new byte[Size];

    /// <summary>Hashes an entry onto the member's chain.</summary>
    /// <param name="previous">The hash of the member's previous entry, or <see cref="Start"/>.</param>
    /// <param name="entry">The entry; its own hash is not read.</param>
    /// <param name="names">What stands behind its keys.</param>
    public static byte[] Of(ReadOnlySpan<byte> previous, LedgerEntry entry, in EntryNames names)
    {
        var bytes = new Canonical(stackalloc byte[MostBytes]);
        bytes.AddRaw(previous);
        bytes.AddByte(Layout);
        AddOrigin(ref bytes, entry, names);
        AddClaim(ref bytes, entry, names);
        AddAmounts(ref bytes, entry);
        return SHA256.HashData(bytes.Written);
    }

    private static void AddOrigin(ref Canonical bytes, LedgerEntry entry, in EntryNames names)
    {
        bytes.Add(entry.Id);
        bytes.Add((long)entry.Kind);
        bytes.Add(names.MemberId);
        bytes.Add(entry.Sequence);
        bytes.Add(entry.PreviousId);
        bytes.Add(entry.MemberVersion);
        bytes.AddDigest(names.MemberContent.Span);
        bytes.AddDigest(names.PolicyHash.Span);
        bytes.Add(entry.RecordedAtMs);
        bytes.Add(StoredDay.Of(entry.Day));
    }

    private static void AddClaim(ref Canonical bytes, LedgerEntry entry, in EntryNames names)
    {
        bytes.Add(names.InstitutionId);
        bytes.Add(entry.InstitutionVersion);
        bytes.AddDigest(names.InstitutionContent.Span);
        bytes.Add(entry.ClaimNumber ?? "");
        bytes.Add((long)entry.VisitKind);
        bytes.Add((long)entry.Setting);
        bytes.Add(names.PrescriberId);
        bytes.Add(entry.PrescriberVersion);
        bytes.AddDigest(names.PrescriberContent.Span);
        bytes.Add(StoredDay.Of(entry.IssueDay));
        bytes.Add(entry.PrescriptionNumber ?? "");
        bytes.Add((long)entry.AccountUse);
        bytes.Add(entry.AccountLimit?.Value ?? -1);
        bytes.Add(entry.ReplacesNumber ?? "");
        bytes.Add(entry.Reverses ?? 0);
        bytes.Add(entry.PartOf ?? 0);
        bytes.Add(names.RelativeId);
        bytes.Add(entry.Purpose);
        bytes.Add(entry.Marks);
        bytes.AddDigest(entry.LinesDigest.Span);
    }

    private static void AddAmounts(ref Canonical bytes, LedgerEntry entry)
    {
        bytes.Add(entry.Total);
        bytes.Add(entry.InScope);
        bytes.Add(entry.FullySelfPaid);
        bytes.Add(entry.OverPriceLimit);
        bytes.Add(entry.PreSelfPaid);
        bytes.Add(entry.Deductible);
        bytes.Add(entry.AtRate);
        bytes.Add(entry.OverLimit);
        bytes.Add(entry.Fund);
        bytes.Add(entry.Account);
        bytes.Add(entry.Family);
        bytes.Add(entry.Cash);
        bytes.Add(entry.Credit);
        bytes.Add(entry.ContributionBase);
        bytes.Add(entry.Employer);
        bytes.Add(entry.Individual);
        bytes.Add(entry.SumBefore);
        bytes.Add(entry.SumAfter);
        bytes.Add(entry.BalanceAfter);
        bytes.Add((long)entry.Level);
        bytes.Add((long)entry.Category);
        bytes.Add(entry.DeductibleYear);
        bytes.Add(entry.YearlyDeductible);
    }

    private ref struct Canonical(Span<byte> buffer)
    {
        private readonly Span<byte> _buffer = buffer;
        private int _length;

        public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

        public void Add(long value)
        {
            BinaryPrimitives.WriteInt64BigEndian(_buffer[_length..], value);
            _length += sizeof(long);
        }

        public void Add(Fen amount) => Add(amount.Value);

        public void Add(string text)
        {
            var length = Encoding.UTF8.GetBytes(text, _buffer[(_length + 1)..]);
            _buffer[_length] = (byte)length;
            _length += 1 + length;
        }

        /// <summary>A digest, or 32 zeros where there is none.</summary>
        public void AddDigest(ReadOnlySpan<byte> digest)
        {
            if (digest.IsEmpty) _buffer.Slice(_length, Size).Clear();
            else digest.CopyTo(_buffer[_length..]);
            _length += Size;
        }

        public void AddRaw(ReadOnlySpan<byte> raw)
        {
            raw.CopyTo(_buffer[_length..]);
            _length += raw.Length;
        }

        public void AddByte(byte value) => _buffer[_length++] = value;
    }
}
