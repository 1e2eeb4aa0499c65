namespace ClaimsGateway.Nhsa;

/// <summary>What goes back: an envelope, or the bytes of a file.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="IsFile">Whether it is a file.</param>
internal sealed record DeskAnswer(byte[] Content, bool IsFile = false);
