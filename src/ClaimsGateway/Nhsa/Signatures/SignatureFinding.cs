namespace ClaimsGateway.Nhsa.Signatures;

/// <summary>What was found of a signature.</summary>
/// <param name="Holds">Whether it holds by the convention that the gateway checks.</param>
/// <param name="Text">What was found, in English and Chinese.</param>
internal sealed record SignatureFinding(bool Holds, string Text);
