using ParquetSharp;

namespace ClaimsReplay.Generate;

/// <summary>
/// The claims of one file in random order: those whose mixed ids fall to the file, in the order of these.
/// </summary>
internal sealed class ShuffledClaims(ulong seed, int file, int files)
{
    /// <summary>How many claims a file holds, about.</summary>
    public const int MostOfAFile = 4_000_000;

    private const int RowsOfARowGroup = 1_000_000;

    private readonly List<(ulong Place, GeneratedClaim Claim)> _kept = [];

    /// <summary>Receives a block's claims.</summary>
    public ClaimRowGroup Drawn { get; } = new();

    /// <summary>Keeps those of the drawn claims that belong to this file, and forgets the others.</summary>
    public void Keep()
    {
        for (var i = 0; i < Drawn.Count; i++)
        {
            var claim = Drawn[i];
            var place = SeededStream.Mix(seed ^ SeededStream.Mix((ulong)claim.Id));
            if ((int)Math.BigMul(place, (ulong)files, out _) == file) _kept.Add((place, claim));
        }

        Drawn.Clear();
    }

    /// <summary>Writes the file.</summary>
    public void WriteTo(ParquetFileWriter writer, CancellationToken stop)
    {
        _kept.Sort((a, b) => a.Place != b.Place ? a.Place.CompareTo(b.Place) : a.Claim.Id.CompareTo(b.Claim.Id));
        foreach (var (_, claim) in _kept)
        {
            Drawn.Add(claim);
            if (Drawn.Count < RowsOfARowGroup) continue;
            stop.ThrowIfCancellationRequested();
            Drawn.WriteTo(writer);
        }

        Drawn.WriteTo(writer);
    }
}
