using ParquetSharp;

namespace ClaimsReplay.Generate;

/// <summary>
/// The claims of one file in random order: those whose mixed ids fall to the file, in the order of these.
/// </summary>
internal sealed class ShuffledClaims(ulong seed, int file, int files)
{
    /// <summary>How many claims a file holds, about.</summary>
    public const int MostOfAFile = 4_000_000;

    private const int RowsOfARowGroup = 500_000;

    // A little more than the mean, so that the list hardly ever grows.
    private readonly List<PackedClaim> _kept = new(MostOfAFile + MostOfAFile / 50);

    /// <summary>Receives a block's claims.</summary>
    public ClaimRowGroup Drawn { get; } = new();

    /// <summary>Keeps those of the drawn claims that belong to this file, and forgets the others.</summary>
    public void Keep()
    {
        for (var i = 0; i < Drawn.Count; i++)
        {
            var place = SeededStream.Mix(seed ^ SeededStream.Mix((ulong)Drawn.Id(i)));
            if ((int)Math.BigMul(place, (ulong)files, out _) == file) _kept.Add(new PackedClaim(place, Drawn[i]));
        }

        Drawn.Clear();
    }

    /// <summary>Writes the file.</summary>
    public void WriteTo(ParquetFileWriter writer, CancellationToken stop)
    {
        _kept.Sort((a, b) => a.Place != b.Place ? a.Place.CompareTo(b.Place) : a.Id.CompareTo(b.Id));
        foreach (var packed in _kept)
        {
            Drawn.Add(packed.Claim);
            if (Drawn.Count < RowsOfARowGroup) continue;
            stop.ThrowIfCancellationRequested();
            Drawn.WriteTo(writer);
        }

        Drawn.WriteTo(writer);
    }
}
