using ClaimsEngine.Institutions;
using ClaimsEngine.Members;

namespace ClaimsEngine.Prescriptions;

/// <summary>A prescription to write.</summary>
/// <param name="Prescription">The prescription.</param>
/// <param name="Institution">The hospital that issued it.</param>
/// <param name="Member">The member it is for.</param>
internal readonly record struct NewPrescription(
    PrescriptionRecord Prescription, InstitutionRecord Institution, MemberRecord Member);
