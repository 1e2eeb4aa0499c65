using ClaimsRules.Adjudication;

namespace ClaimsReplay.Import;

/// <summary>One claim table of DE-SynPUF.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Id">The column of the id.</param>
/// <param name="From">The column of the first day.</param>
/// <param name="Through">The column of the last day, or null.</param>
/// <param name="Provider">The column of the institution, or null.</param>
/// <param name="Kind">The kind of claim.</param>
/// <param name="Prefix">What the id is written behind, since ids of two tables might meet.</param>
/// <param name="Level">The level unless told otherwise.</param>
/// <param name="Amounts">The columns whose sum is the bill, in whole dollars.</param>
internal sealed record DeSynPufTable(
    string Name, string Id, string From, string? Through, string? Provider, string Kind, string Prefix,
    HospitalLevel Level, IReadOnlyList<string> Amounts);
