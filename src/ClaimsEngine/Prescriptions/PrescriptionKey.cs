namespace ClaimsEngine.Prescriptions;

/// <summary>The key of a prescription.</summary>
/// <param name="InstitutionId">The hospital that issues it.</param>
/// <param name="Number">The hospital's own number.</param>
internal readonly record struct PrescriptionKey(string InstitutionId, string Number);
