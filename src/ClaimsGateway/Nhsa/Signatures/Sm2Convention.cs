namespace ClaimsGateway.Nhsa.Signatures;

/// <summary>How a signature is made: everything that two systems must agree on.</summary>
/// <param name="Encoding">hex or Base64.</param>
/// <param name="Form">DER or r‖s.</param>
/// <param name="UserId">The user id that goes into the digest.</param>
/// <param name="Message">Which bytes are signed.</param>
internal sealed record Sm2Convention(string Encoding, string Form, string UserId, string Message)
{
    /// <inheritdoc />
    public override string ToString() => $"{Encoding}, {Form}, user id \"{UserId}\", {Message}";
}
