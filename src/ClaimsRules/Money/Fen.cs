using System.Globalization;

namespace ClaimsRules.Money;

/// <summary>
/// An amount of money in whole fen; 100 fen are one yuan. Arithmetic is checked: what does not fit 64 bits
/// throws. The default value is <see cref="Zero"/>.
/// </summary>
/// <param name="Value">The amount in fen, negative for a debt.</param>
public readonly record struct Fen(long Value) : IComparable<Fen>
{
    /// <summary>No money.</summary>
    public static readonly Fen Zero = new(0);

    /// <summary>The largest amount; stands for "no limit".</summary>
    public static readonly Fen MaxValue = new(long.MaxValue);

    /// <summary>Whether the amount is below zero.</summary>
    public bool IsNegative => Value < 0;

    /// <summary>The sum.</summary>
    public static Fen operator +(Fen left, Fen right) => new(left.Value + right.Value);

    /// <summary>The difference.</summary>
    public static Fen operator -(Fen left, Fen right) => new(left.Value - right.Value);

    /// <summary>The opposite amount.</summary>
    public static Fen operator -(Fen amount) => new(-amount.Value);

    /// <summary>Whether the left amount is less.</summary>
    public static bool operator <(Fen left, Fen right) => left.Value < right.Value;

    /// <summary>Whether the left amount is more.</summary>
    public static bool operator >(Fen left, Fen right) => left.Value > right.Value;

    /// <summary>Whether the left amount is less or equal.</summary>
    public static bool operator <=(Fen left, Fen right) => left.Value <= right.Value;

    /// <summary>Whether the left amount is more or equal.</summary>
    public static bool operator >=(Fen left, Fen right) => left.Value >= right.Value;

    /// <summary>The smaller amount.</summary>
    public static Fen Min(Fen left, Fen right) => left.Value < right.Value ? left : right;

    /// <summary>The larger amount.</summary>
    public static Fen Max(Fen left, Fen right) => left.Value > right.Value ? left : right;

    /// <inheritdoc/>
    public int CompareTo(Fen other) => Value.CompareTo(other.Value);

    /// <summary>The amount in yuan with two decimals, such as <c>-0.05</c> or <c>1234.50</c>.</summary>
    public string ToYuan()
    {
        var whole = Math.Abs(Value / 100);
        var part = Math.Abs(Value % 100);
        return string.Create(CultureInfo.InvariantCulture, $"{(IsNegative ? "-" : "")}{whole}.{part:D2}");
    }

    /// <inheritdoc/>
    public override string ToString() => ToYuan();
}
