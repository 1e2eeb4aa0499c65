using Claims.V1;

namespace ClaimsGateway.Nhsa.Pharmacies;

/// <summary>The external prescription that a bill names.</summary>
/// <param name="Prescription">
/// The prescription; null when the bill names none, since it is a purchase.
/// </param>
internal sealed record FoundPrescription(Prescription? Prescription);
