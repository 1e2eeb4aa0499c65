using Google.Rpc;

namespace ClaimsGateway.Identity;

/// <summary>On a route that has a form of its own for what is refused before it is reached.</summary>
/// <param name="WriteAsync">Writes the body; the HTTP status is set.</param>
internal sealed record OwnAnswer(Func<HttpContext, Status, Task> WriteAsync);
