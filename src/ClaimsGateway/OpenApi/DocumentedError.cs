using Google.Rpc;

namespace ClaimsGateway.OpenApi;

/// <summary>One documented error: its status, its reason, and what it means.</summary>
/// <param name="Code">The gRPC status.</param>
/// <param name="Reason">ErrorInfo.reason, or null where the status says it all.</param>
/// <param name="Meaning">What happened and what the caller does.</param>
/// <param name="HttpStatus">The HTTP status.</param>
internal sealed record DocumentedError(Code Code, string? Reason, string Meaning, int HttpStatus)
{
    /// <summary>An error with the HTTP status that JSON transcoding gives its code.</summary>
    public DocumentedError(Code code, string? reason, string meaning)
        : this(code, reason, meaning, HttpStatusOf(code))
    {
    }

    private static int HttpStatusOf(Code code) => code switch
    {
        Code.InvalidArgument or Code.FailedPrecondition => 400,
        Code.Unauthenticated => 401,
        Code.PermissionDenied => 403,
        Code.NotFound => 404,
        Code.AlreadyExists => 409,
        Code.ResourceExhausted => 429,
        Code.Internal => 500,
        Code.Unavailable => 503,
        Code.DeadlineExceeded => 504,
        _ => throw new InvalidOperationException($"{code} has no HTTP status in the document."),
    };
}
