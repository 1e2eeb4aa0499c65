using ClaimsGateway.Nhsa.Envelopes;

namespace ClaimsGateway.Nhsa.Signatures;

/// <summary>Checks that a report comes from whom it says.</summary>
internal interface ISignatureVerifier
{
    /// <summary>What is wrong with the signature, in Chinese; null when it holds.</summary>
    string? ProblemOf(Request request, IHeaderDictionary headers);
}
