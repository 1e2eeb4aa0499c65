namespace ClaimsRules.Money;

/// <summary>Divisions by their direction. No other code of the rules divides money.</summary>
public static class Rounding
{
    /// <summary>Divides and rounds half up (away from zero, since nothing here is negative): I2, R3.1, I15.</summary>
    /// <param name="numerator">What is divided, 0 or more.</param>
    /// <param name="denominator">The divisor, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static long HalfUp(long numerator, long denominator)
    {
        if (numerator < 0) ThrowNegative(numerator);
        if (denominator <= 0) ThrowDivisor(denominator);
        var (quotient, remainder) = Math.DivRem(numerator, denominator);

        // remainder >= denominator - remainder says 2 * remainder >= denominator and cannot overflow.
        return remainder >= denominator - remainder ? quotient + 1 : quotient;
    }

    /// <summary>Divides a product of two 64-bit numbers and rounds half up: I15.</summary>
    /// <param name="numerator">What is divided, 0 or more.</param>
    /// <param name="denominator">The divisor, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <exception cref="OverflowException">The quotient does not fit 64 bits.</exception>
    public static long HalfUp(Int128 numerator, long denominator)
    {
        if (numerator < 0) ThrowNegative(numerator);
        if (denominator <= 0) ThrowDivisor(denominator);
        var (quotient, remainder) = Int128.DivRem(numerator, denominator);
        return (long)(remainder >= denominator - remainder ? quotient + 1 : quotient);
    }

    /// <summary>The part of an amount at a rate, rounded half up to the fen.</summary>
    public static Fen HalfUp(Fen amount, RateBp rate) => new(HalfUp(amount.Value * rate.Value, RateBp.Whole));

    private static void ThrowNegative(Int128 numerator) =>
        throw new ArgumentOutOfRangeException(nameof(numerator), numerator, "A negative amount is never rounded.");

    private static void ThrowDivisor(long denominator) =>
        throw new ArgumentOutOfRangeException(nameof(denominator), denominator, "The divisor must be above 0.");
}
