namespace ClaimsGateway.Nhsa.Envelopes;

/// <summary>What was answered to a msgid.</summary>
/// <param name="RequestHash">The keyed hash of transaction and input: the same means a repeat.</param>
/// <param name="Succeeded">Whether infcode was 0.</param>
/// <param name="Content">The answer, byte for byte.</param>
internal sealed record KeptAnswer(byte[] RequestHash, bool Succeeded, byte[] Content);
