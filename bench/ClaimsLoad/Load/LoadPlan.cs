namespace ClaimsLoad.Load;

/// <summary>How a service is loaded.</summary>
/// <param name="Concurrency">Calls in flight; over streams, shared among them.</param>
/// <param name="Streams">How many streams there are.</param>
/// <param name="Duration">How long calls are begun.</param>
internal sealed record LoadPlan(int Concurrency, int Streams, TimeSpan Duration);
