using System.Diagnostics.CodeAnalysis;
using ClaimsRules.Adjudication;

namespace ClaimsEngine.Settlement;

/// <summary>Why a claim is refused, and for which line. The default value refuses nothing.</summary>
/// <param name="Reason">The reason; none when nothing is refused.</param>
/// <param name="Line">The line's place, from 0; null when it is the whole claim.</param>
internal readonly record struct Objection(Reason Reason, int? Line)
{
    [SuppressMessage("Usage", "CA2225", Justification = "A reason that is the whole claim's stands for itself.")]
    public static implicit operator Objection(Reason reason) => new(reason, null);
}
