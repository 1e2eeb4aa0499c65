namespace ClaimsGateway.Hosting;

/// <summary>Holds options to their ranges; the message names the key and says what is allowed.</summary>
internal static class OptionRange
{
    /// <summary>Holds a number to its range, both ends included.</summary>
    /// <exception cref="GatewayStartException">The number is out of range.</exception>
    public static void Check(string key, int value, int least, int most)
    {
        if (value < least || value > most) throw Refuse(key, $"must be {least} to {most}");
    }

    /// <summary>Holds a time to more than one and at most another.</summary>
    /// <exception cref="GatewayStartException">The time is out of range.</exception>
    public static void Check(string key, TimeSpan value, TimeSpan above, TimeSpan most)
    {
        if (value > above && value <= most) return;
        var least = above == TimeSpan.Zero ? "0" : above.ToString("c");
        throw Refuse(key, $"must be more than {least} and at most {most:c}");
    }

    /// <summary>The refusal of an option.</summary>
    public static GatewayStartException Refuse(string key, string problem) => new($"{key} {problem}.");
}
