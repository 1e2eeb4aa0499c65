using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>
/// The lane that an engine writes through, and the marks of its batches. Which lane is chance: two engines on one
/// lane are as correct as on two, they only wait for each other more often.
/// </summary>
internal sealed class BatchMark
{
    /// <summary>A mark's length in bytes.</summary>
    public const int Length = 16;

    /// <summary>How many lanes the schema has.</summary>
    public const int Lanes = 256;

    // Ids hold 20 bits beside the time: each lane begins at a place of its own within them.
    private const int IdsPerLane = (1 << 20) / Lanes;

    private readonly byte[] _engine = RandomNumberGenerator.GetBytes(Length / 2);
    private long _batches;

    public int Lane { get; } = RandomNumberGenerator.GetInt32(Lanes);

    /// <summary>Where within a millisecond this engine's ids begin.</summary>
    public long IdOffset => (long)Lane * IdsPerLane;

    /// <summary>A mark that no other batch of any engine has.</summary>
    public byte[] Next()
    {
        var mark = new byte[Length];
        _engine.CopyTo(mark, 0);
        BinaryPrimitives.WriteInt64BigEndian(mark.AsSpan(Length / 2), ++_batches);
        return mark;
    }
}
