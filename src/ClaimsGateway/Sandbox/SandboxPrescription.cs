using Claims.V1;

namespace ClaimsGateway.Sandbox;

/// <summary>A prescription of the sandbox.</summary>
/// <param name="Prescription">The prescription.</param>
/// <param name="IsCancelled">Whether what is left of it is cancelled at once.</param>
internal sealed record SandboxPrescription(ExternalPrescription Prescription, bool IsCancelled);
