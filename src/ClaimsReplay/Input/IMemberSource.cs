namespace ClaimsReplay.Input;

/// <summary>
/// Members one after another, each with all claims of the window in replay order, as columns: what <c>run</c>
/// and <c>compare</c> decide from. Every well-formed member comes once, with or without claims.
/// </summary>
/// <remarks>
/// Two sources stand behind it: tables in memory (<see cref="TableMembers"/>), for anything that fits, and
/// Parquet files in order (<see cref="ParquetMembers"/>), in bounded memory. What is not in order is brought
/// into order first, by member id as UTF-8 bytes, then service time, hospital before pharmacy, then row, and
/// written as Parquet under the documented columns.
/// </remarks>
public interface IMemberSource : IDisposable
{
    /// <summary>The members read last, valid until the next call of <see cref="Read"/>.</summary>
    MemberBatch Batch { get; }

    /// <summary>
    /// The districts seen so far; a claim's district is an index into it, 0 for one that is not stated.
    /// </summary>
    IReadOnlyList<string> Districts { get; }

    /// <summary>How far the reading is, in rows.</summary>
    long Done { get; }

    /// <summary>How much there is to read, in the same unit.</summary>
    long Size { get; }

    /// <summary>Reads the next members.</summary>
    /// <returns>False when there was none left; the batch is empty then.</returns>
    /// <exception cref="NotInOrderException">The rows are not in replay order, member by member.</exception>
    /// <exception cref="NotUsableException">A file cannot be read.</exception>
    bool Read();

    /// <summary>
    /// The members whom family links join to others; they come in no batch. To be asked for once, after the last.
    /// </summary>
    /// <returns>Null when there is no link, or the tables are in memory anyway.</returns>
    ReplayInput? Linked() => null;
}
