namespace ClaimsLoad.Compare;

/// <summary>The median of the rounds and how far they lie apart.</summary>
internal readonly record struct Spread(double Median, double Least, double Most)
{
    /// <summary>Sums the rounds up; of an even number the upper of the two in the middle is the median.</summary>
    public static Spread Of(IEnumerable<double> rounds)
    {
        double[] ascending = [.. rounds.Order()];
        return new Spread(ascending[ascending.Length / 2], ascending[0], ascending[^1]);
    }

    public override string ToString() => FormattableString.Invariant($"median {Median:F2}, {Least:F2} to {Most:F2}");
}
