using System.Globalization;
using System.Text.RegularExpressions;

namespace ClaimsGateway.Sandbox;

/// <summary>The trouble that a caller orders for its call with the header <c>claims-sandbox</c>.</summary>
/// <param name="LosesAnswer">Whether the call is carried out and its answer lost.</param>
/// <param name="Delay">How long the answer of a call that was carried out is held back.</param>
internal readonly partial record struct Trouble(bool LosesAnswer, TimeSpan Delay)
{
    /// <summary>The header's name.</summary>
    public const string Header = "claims-sandbox";

    /// <summary>What the header may say, for messages.</summary>
    public const string Allowed = "lose-answer, or delay=… of 1ms to 30s such as delay=2s or delay=500ms";

    private const int LongestMilliseconds = 30_000;

    /// <summary>Reads the header's value.</summary>
    public static bool TryRead(string text, out Trouble trouble)
    {
        trouble = new(LosesAnswer: text == "lose-answer", default);
        if (trouble.LosesAnswer) return true;
        var match = DelayOf().Match(text);
        if (!match.Success) return false;
        var number = int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        var milliseconds = match.Groups["unit"].Value == "s" ? number * 1000 : number;
        trouble = new(LosesAnswer: false, TimeSpan.FromMilliseconds(milliseconds));
        return milliseconds is >= 1 and <= LongestMilliseconds;
    }

    [GeneratedRegex(@"^delay=(?<number>\d{1,5})(?<unit>ms|s)$", RegexOptions.CultureInvariant)]
    private static partial Regex DelayOf();
}
