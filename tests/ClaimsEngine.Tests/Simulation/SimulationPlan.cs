namespace ClaimsEngine.Tests.Simulation;

/// <summary>What may go wrong in a simulated world, and how much happens in it.</summary>
internal sealed record SimulationPlan
{
    public int Engines { get; init; } = 1;

    public int Clients { get; init; } = 3;

    /// <summary>How many claims each client sends.</summary>
    public int Claims { get; init; } = 2;

    /// <summary>Of 1000 statements, how many fail. Acknowledgements of a commit fail five times as often.</summary>
    public int FaultPermille { get; init; }

    /// <summary>Of 1000 statements, how many are slow.</summary>
    public int SlowPermille { get; init; }

    /// <summary>Of 1000 statements, at how many the process is killed. After a commit, ten times as often.</summary>
    public int KillPermille { get; init; }

    /// <summary>Of 100 messages, how many are lost.</summary>
    public int LostPercent { get; init; }

    /// <summary>Of 100 requests, how many arrive twice.</summary>
    public int DoubledPercent { get; init; }

    /// <summary>The longest that a message is under way, in milliseconds. Later ones overtake earlier ones.</summary>
    public int LongestWay { get; init; } = 1;

    /// <summary>How long a client waits for an answer, in milliseconds.</summary>
    public int Patience { get; init; } = 500;
}
