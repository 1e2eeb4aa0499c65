using ClaimsEngine.Contract;
using V1 = Claims.V1;

namespace ClaimsEngine.Audit;

/// <summary>A day's checkpoint, as docs/protocol/checkpoint.md describes it.</summary>
/// <param name="Day">The day in Asia/Shanghai.</param>
/// <param name="Entries">How many entries the day has.</param>
/// <param name="Root">The Merkle root over their hashes.</param>
/// <param name="MadeAtMs">When it was made, in milliseconds since 1970-01-01 UTC.</param>
internal sealed record DayCheckpoint(DateOnly Day, long Entries, byte[] Root, long MadeAtMs)
{
    public V1.Checkpoint ToContract() => new()
    {
        Day = Day.ToContract(),
        Entries = Entries,
        Root = Convert.ToHexStringLower(Root),
        MadeAt = ContractDates.ToTimestamp(MadeAtMs),
    };
}
