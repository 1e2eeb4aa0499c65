using System.Numerics;
using ClaimsRules.Columns;
using ClaimsRules.Money;

namespace ClaimsReplay.Compare;

/// <summary>
/// Member-years ranked by an amount, in buckets whose bounds lie less than 0.1 % apart, so that any number of
/// them takes the same memory; of each bucket the sums are exact.
/// </summary>
internal sealed class RankSums
{
    private const int Bits = 11;
    private const int Exact = 1 << Bits;

    private Bucket[] _buckets = new Bucket[Exact];

    /// <summary>How many member-years there are.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a member-year.</summary>
    /// <param name="rank">The amount by which it ranks, 0 or more.</param>
    /// <param name="year">Its sums.</param>
    public void Add(Fen rank, in ClaimTotals year)
    {
        var place = PlaceOf(rank.Value);
        if (place >= _buckets.Length) Array.Resize(ref _buckets, place + Exact);
        ref var bucket = ref _buckets[place];
        bucket.Years++;
        bucket.Total += year.Total.Value;
        bucket.Fund += year.Fund.Value;
        bucket.Account += year.Account.Value;
        bucket.Most = Math.Max(bucket.Most, rank.Value);
        Count++;
    }

    /// <summary>Adds other member-years.</summary>
    public void Add(RankSums other)
    {
        if (other._buckets.Length > _buckets.Length) Array.Resize(ref _buckets, other._buckets.Length);
        for (var i = 0; i < other._buckets.Length; i++)
        {
            ref var bucket = ref _buckets[i];
            ref readonly var added = ref other._buckets[i];
            bucket.Years += added.Years;
            bucket.Total += added.Total;
            bucket.Fund += added.Fund;
            bucket.Account += added.Account;
            bucket.Most = Math.Max(bucket.Most, added.Most);
        }

        Count += other.Count;
    }

    /// <summary>
    /// Ten parts of as many member-years each, lowest rank first. A bucket that lies on a bound is divided in
    /// proportion; the ten together are exact.
    /// </summary>
    public RankPart[] Deciles()
    {
        var parts = new RankPart[10];
        var (place, taken) = (0, 0L);
        long before = 0;
        for (var decile = 0; decile < 10; decile++)
        {
            var part = default(RankPart);
            var end = (long)((Int128)Count * (decile + 1) / 10);
            while (before < end)
            {
                while (_buckets[place].Years == taken) (place, taken) = (place + 1, 0);
                ref readonly var bucket = ref _buckets[place];
                var years = Math.Min(end - before, bucket.Years - taken);
                part = part.With(bucket.Share(taken, taken + years), bucket.Most);
                taken += years;
                before += years;
            }

            parts[decile] = part;
        }

        return parts;
    }

    private static int PlaceOf(long fen)
    {
        if (fen < Exact) return (int)fen;
        var shift = BitOperations.Log2((ulong)fen) - Bits + 1;
        return Exact + (shift - 1) * (Exact / 2) + (int)(fen >> shift) - Exact / 2;
    }

    private struct Bucket
    {
        public long Years;
        public long Total;
        public long Fund;
        public long Account;
        public long Most;

        /// <summary>The part of the bucket between two of its member-years.</summary>
        public readonly RankPart Share(long from, long to) => new(
            to - from, Share(Total, from, to), Share(Fund, from, to), Share(Account, from, to), Fen.Zero);

        private readonly Fen Share(long sum, long from, long to) =>
            new((long)((Int128)sum * to / Years - (Int128)sum * from / Years));
    }
}
