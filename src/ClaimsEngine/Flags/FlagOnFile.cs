using V1 = Claims.V1;

namespace ClaimsEngine.Flags;

/// <summary>A stored flag with what it is told by.</summary>
internal sealed class FlagOnFile
{
    public long Entry { get; init; }

    public int Kind { get; init; }

    public int Measure { get; init; }

    public string InstitutionId { get; init; } = "";

    public string ClaimNumber { get; init; } = "";

    public string MemberId { get; init; } = "";

    /// <summary>The service date as the ledger keeps it.</summary>
    public long Day { get; init; }

    /// <summary>The key of the policy that decided.</summary>
    public int Policy { get; init; }

    public long RecordedAtMs { get; init; }

    public FlagNote Note => new((V1.FlagKind)Kind, Measure);
}
