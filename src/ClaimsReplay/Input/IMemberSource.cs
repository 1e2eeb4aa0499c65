namespace ClaimsReplay.Input;

/// <summary>
/// Members one after another, each with all claims of the window in replay order, as columns: what <c>run</c>
/// and <c>compare</c> decide from. Every well-formed member comes once, with or without claims.
/// </summary>
/// <remarks>
/// Two sources stand behind it: tables in memory (<c>TableMembers</c>), for anything that fits, and
/// Parquet files in order (<c>ParquetMembers</c>), in bounded memory. What is not in order is brought
/// into order first, by member id as UTF-8 bytes, then service time, hospital before pharmacy, then row, and
/// written as Parquet under the documented columns.
/// </remarks>
public interface IMemberSource : IDisposable
{
    /// <summary>The districts seen so far; a claim's district is an index into it.</summary>
    IReadOnlyList<string> Districts { get; }

    /// <summary>How far the reading is, in rows.</summary>
    long Done { get; }

    /// <summary>How much there is to read, in the same unit.</summary>
    long Size { get; }

    /// <summary>Refills a batch with the next members.</summary>
    /// <param name="batch">Receives them; what it held is lost.</param>
    /// <returns>False when there was none left.</returns>
    /// <exception cref="NotInOrderException">The rows are not in replay order, member by member.</exception>
    /// <exception cref="NotUsableException">A file cannot be read.</exception>
    bool Read(MemberBatch batch);
}
