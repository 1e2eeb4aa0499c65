using System.Numerics;
using System.Runtime.Intrinsics;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsRules.Columns;

/// <summary>
/// Rates as small whole weights over one even divisor, for 32-bit lanes: rate = weight / divisor exactly. The
/// 2022 rates of 75, 65 and 55 % are 15, 13 and 11 over 20.
/// </summary>
/// <remarks>
/// Why nothing overflows: what a claim has at rates is at most the limit, so the sum of overlap x weight is
/// at most limit x the largest weight; tables for which that and half the divisor pass 2^31 - 1 get no
/// weights and are walked without vectors. Division: for n below 2^31 and 2^s less than d and d at most
/// 2^(s+1), the multiplier m = floor(2^(32+s) / d) + 1 exceeds 2^(32+s) / d by e / d with 0 less than e and e
/// at most d, hence at most 2^(s+1). Then n x m / 2^(32+s) exceeds n / d by n x e / (d x 2^(32+s)), which is
/// less than 2^31 x 2^(s+1) / (d x 2^(32+s)) = 1 / d: too little to reach the next whole number. m fits 32
/// bits.
/// </remarks>
internal sealed class BandWeights
{
    /// <summary>The most tables whose weights fit one look-up of 16 entries, four levels each.</summary>
    public const int MaxLadders = 4;

    /// <summary>Entries of one band's table: ladder x 4 + level.</summary>
    public const int Stride = MaxLadders * Ladder.Levels;

    private readonly int[] _weights;

    private BandWeights(int[] weights, int divisor)
    {
        _weights = weights;
        HalfDivisor = divisor / 2;
        var shift = BitOperations.Log2((uint)divisor - 1);
        Shift = Vector128.CreateScalar((ulong)shift);
        ShiftAll = Vector128.CreateScalar((ulong)shift + 32);

        // Unchecked: a multiplier of 2^31 and more keeps its 32 bits as a negative number.
        Multiplier = unchecked((int)(uint)((1UL << (32 + shift)) / (uint)divisor + 1));
    }

    /// <summary>Half of the divisor, added before the division: half up (I2).</summary>
    public int HalfDivisor { get; }

    /// <summary>By how much more than 32 bits the product is shifted down.</summary>
    public Vector128<ulong> Shift { get; }

    /// <summary>By how much it is shifted down in all.</summary>
    public Vector128<ulong> ShiftAll { get; }

    /// <summary>What is multiplied by instead of dividing: 32 bits without sign.</summary>
    public int Multiplier { get; }

    /// <summary>The first of the weights: four bands of 16 entries.</summary>
    public ref int First => ref _weights[0];

    /// <summary>Finds weights, or null when some product would not fit.</summary>
    /// <param name="ratesBp">Ladders of four bands of level 0 to 3.</param>
    /// <param name="ladders">How many ladders there are.</param>
    /// <param name="limit">The largest limit in fen.</param>
    public static BandWeights? Of(ReadOnlySpan<long> ratesBp, int ladders, long limit)
    {
        if (ladders > MaxLadders) return null;

        // A divisor of 5000 keeps 10 000 / unit even, so that half of it is whole.
        long unit = RateBp.Whole / 2;
        long largest = 0;
        foreach (var rate in ratesBp)
        {
            unit = Gcd(unit, rate);
            largest = Math.Max(largest, rate);
        }

        var divisor = (int)(RateBp.Whole / unit);
        if (limit > (int.MaxValue - divisor / 2) / Math.Max(1, largest / unit)) return null;
        var weights = new int[BandTable.MaxBands * Stride];
        for (var ladder = 0; ladder < ladders; ladder++)
        {
            for (var band = 0; band < BandTable.MaxBands; band++)
            {
                for (var level = 0; level < Ladder.Levels; level++)
                {
                    var rate = ratesBp[(ladder * BandTable.MaxBands + band) * Ladder.Levels + level];
                    weights[band * Stride + ladder * Ladder.Levels + level] = (int)(rate / unit);
                }
            }
        }

        return new BandWeights(weights, divisor);
    }

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);
}
