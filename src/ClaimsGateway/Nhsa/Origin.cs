namespace ClaimsGateway.Nhsa;

/// <summary>Where a report came in.</summary>
/// <param name="Infnos">The transactions that its address takes; empty for all.</param>
/// <param name="Institution">
/// The institution that the caller has proved to be; null when nobody is identified.
/// </param>
/// <param name="Headers">The request's headers.</param>
/// <param name="Allows">Whether the caller may make a transaction, by its infno; null for all.</param>
internal sealed record Origin(
    IReadOnlyList<string> Infnos,
    string? Institution,
    IHeaderDictionary Headers,
    Func<string, bool>? Allows = null);
