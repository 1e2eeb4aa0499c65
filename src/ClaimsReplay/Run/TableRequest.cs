using ClaimsReplay.Input;

namespace ClaimsReplay.Run;

/// <summary>What a replay asks of its tables.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Window">The service dates.</param>
/// <param name="Districts">Whether the districts of claims are wanted.</param>
/// <param name="Threads">How many threads may read, 1 or more.</param>
internal sealed record TableRequest(string Folder, DateWindow Window, bool Districts, int Threads)
{
    /// <summary>What <see cref="MostInMemory"/> is unless told otherwise: some 500 MB.</summary>
    public const long DefaultMostInMemory = 2_000_000;

    /// <summary>How many claims out of order are held in memory; more are put in order on disk.</summary>
    public long MostInMemory { get; init; } = DefaultMostInMemory;
}
