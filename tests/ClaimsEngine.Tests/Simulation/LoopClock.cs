using ClaimsEngine.Tests.Hosting;

namespace ClaimsEngine.Tests.Simulation;

/// <summary>Tells a loop's virtual time.</summary>
internal sealed class LoopClock(SeededLoop loop) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => TestEngine.Start.AddMilliseconds(loop.Now);
}
