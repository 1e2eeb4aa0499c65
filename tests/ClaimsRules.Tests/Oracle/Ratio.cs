using System.Numerics;

namespace ClaimsRules.Tests.Oracle;

/// <summary>An exact fraction; the denominator is above 0 and the fraction is not reduced.</summary>
internal readonly struct Ratio(BigInteger numerator, BigInteger denominator)
{
    private readonly BigInteger _numerator = numerator;
    private readonly BigInteger _denominator = denominator;

    public static Ratio Yuan(long yuan) => new(yuan, 1);

    public static Ratio Fen(long fen) => new(fen, 100);

    public static Ratio Percent(int percent) => new(percent, 100);

    public static Ratio operator +(Ratio a, Ratio b) => a._denominator == b._denominator
        ? new(a._numerator + b._numerator, a._denominator)
        : new(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator);

    public static Ratio operator -(Ratio a, Ratio b) => a + new Ratio(-b._numerator, b._denominator);

    public static Ratio operator *(Ratio a, Ratio b) =>
        new(a._numerator * b._numerator, a._denominator * b._denominator);

    public static bool operator >(Ratio a, Ratio b) =>
        a._numerator * b._denominator > b._numerator * a._denominator;

    public static bool operator <(Ratio a, Ratio b) => b > a;

    public static Ratio Min(Ratio a, Ratio b) => a > b ? b : a;

    public static Ratio Max(Ratio a, Ratio b) => a > b ? a : b;

    /// <summary>The amount in fen, half a fen rounded up: the floor of the exact fen plus one half.</summary>
    public long ToFenHalfUp()
    {
        var doubled = 2 * 100 * _numerator + _denominator;
        return (long)((doubled - Modulo(doubled, 2 * _denominator)) / (2 * _denominator));
    }

    private static BigInteger Modulo(BigInteger value, BigInteger divisor)
    {
        var remainder = value % divisor;
        return remainder.Sign < 0 ? remainder + divisor : remainder;
    }
}
