namespace ClaimsLoad.Load;

/// <summary>How a service is loaded.</summary>
/// <param name="Concurrency">Calls in flight; over streams, shared among them.</param>
/// <param name="Streams">How many streams there are.</param>
/// <param name="Duration">How long calls are begun.</param>
/// <param name="CallsEach">How many calls a worker or a stream makes at most.</param>
internal sealed record LoadPlan(int Concurrency, int Streams, TimeSpan Duration, int CallsEach = 1_000_000);
