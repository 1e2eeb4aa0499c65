namespace ClaimsEngine.Flags;

/// <summary>Where recent claims lie. Every view of them sees a part that no longer changes.</summary>
/// <param name="claims">The room.</param>
/// <param name="used">How much of it is used.</param>
internal sealed class RecentRoom(RecentClaim[] claims, int used)
{
    public RecentClaim[] Claims { get; } = claims;

    public int Used { get; set; } = used;
}
