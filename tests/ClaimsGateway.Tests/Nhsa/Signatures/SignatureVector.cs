namespace ClaimsGateway.Tests.Nhsa.Signatures;

/// <summary>A signature over the vectors' report.</summary>
/// <param name="Signature">Its text.</param>
/// <param name="Holds">Whether it is made by the convention that is checked.</param>
/// <param name="Convention">What the finding says of it.</param>
internal sealed record SignatureVector(string Signature, bool Holds, string Convention);
