using ClaimsGateway.Nhsa.Envelopes;

namespace ClaimsGateway.Nhsa.Signatures;

/// <summary>Reports are not signed.</summary>
internal sealed class NoSignature : ISignatureVerifier
{
    /// <inheritdoc />
    public string? ProblemOf(Request request, IHeaderDictionary headers) => null;
}
