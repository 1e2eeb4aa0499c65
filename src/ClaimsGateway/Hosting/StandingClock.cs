namespace ClaimsGateway.Hosting;

/// <summary>A clock that stands: the sandbox's day never passes. Timers and timestamps run as ever.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>Where the clock stands, in the offset it was given in.</summary>
    public DateTimeOffset Now => now;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
}
