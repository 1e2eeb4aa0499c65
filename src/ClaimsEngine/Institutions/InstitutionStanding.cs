using ClaimsRules.Adjudication;

namespace ClaimsEngine.Institutions;

/// <summary>An institution's standing on a day.</summary>
/// <param name="Designated">Whether it is designated (定点).</param>
/// <param name="Grade">A hospital's grade; none for a pharmacy.</param>
internal readonly record struct InstitutionStanding(bool Designated, HospitalGrade Grade);
