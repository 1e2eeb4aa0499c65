using ClaimsEngine.Flags;
using V1 = Claims.V1;

namespace ClaimsEngine.Storage;

/// <summary>Reads flags page by page.</summary>
internal interface IFlagPages
{
    /// <summary>Flags from a place on towards the oldest.</summary>
    /// <param name="from">The place of the first, or one above it.</param>
    /// <param name="kind">One rule, or unspecified for all.</param>
    /// <param name="institutionId">One institution, or empty for all.</param>
    /// <param name="most">How many at most.</param>
    List<FlagOnFile> From(FlagPlace from, V1.FlagKind kind, string institutionId, int most);
}
