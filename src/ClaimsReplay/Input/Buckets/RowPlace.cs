namespace ClaimsReplay.Input.Buckets;

/// <summary>A row's file and number in one value that orders as the rows do.</summary>
/// <param name="Bits">The file above the lowest 40 bits, the row below.</param>
internal readonly record struct RowPlace(long Bits) : IComparable<RowPlace>
{
    private const int RowBits = 40;

    /// <summary>Names a row.</summary>
    public RowPlace(int file, long row)
        : this(((long)file << RowBits) | row)
    {
    }

    /// <summary>The file's place in the list, from 0.</summary>
    public int File => (int)(Bits >> RowBits);

    /// <summary>The row, from 1.</summary>
    public long Row => Bits & ((1L << RowBits) - 1);

    /// <inheritdoc/>
    public int CompareTo(RowPlace other) => Bits.CompareTo(other.Bits);
}
