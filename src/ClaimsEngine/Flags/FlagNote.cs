using V1 = Claims.V1;

namespace ClaimsEngine.Flags;

/// <summary>Why a claim was flagged (R7.1).</summary>
/// <param name="Kind">The rule that flagged it.</param>
/// <param name="Measure">What the rule counted: institutions, days left, bills, or days without a visit.</param>
internal readonly record struct FlagNote(V1.FlagKind Kind, int Measure);
