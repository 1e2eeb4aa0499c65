using ClaimsRules.Policies;

namespace ClaimsReplay.Scenarios;

/// <summary>One number that runs over a range: <c>NAME[.PART][@YEAR]=FROM..TO:STEP</c>.</summary>
/// <param name="Target">The number; its value is that of no point.</param>
/// <param name="Text">The name as it was written.</param>
/// <param name="Values">The values, ascending, in fen or basis points; 2 to 60.</param>
public sealed record SweepRange(PolicyOverride Target, string Text, IReadOnlyList<long> Values)
{
    /// <summary>The most points of a range.</summary>
    public const int MostPoints = 60;

    /// <summary>Reads a text of the option <c>--sweep</c>.</summary>
    /// <exception cref="NotUsableException">The text is not like that.</exception>
    public static SweepRange Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('=', 2);
        var range = parts.Length == 2 ? parts[1].Split("..", 2) : [];
        var end = range.Length == 2 ? range[1].Split(':', 2) : [];
        if (end.Length != 2)
            throw SetOption.Refused("--sweep", text, "NAME[.PART][@YEAR]=FROM..TO:STEP is allowed", "须为 名称=起..止:步长");
        var target = SetOption.Target("--sweep", text, parts[0]);
        if (!SetOption.TryValue(range[0], target.Unit, out var from)
            || !SetOption.TryValue(end[0], target.Unit, out var to)
            || !SetOption.TryValue(end[1], target.Unit, out var step))
            throw SetOption.Refused("--sweep", text, SetOption.ValueAllowed(target.Unit), "数值不适用");
        if (step == 0 || to <= from || (to - from) / step >= MostPoints)
        {
            throw SetOption.Refused(
                "--sweep", text, $"FROM below TO, and 2 to {MostPoints} points, are allowed", $"须有 2 至 {MostPoints} 个点");
        }

        List<long> values = [];
        for (var value = from; value <= to; value += step) values.Add(value);
        if (values.Count < 2)
            throw SetOption.Refused("--sweep", text, "a STEP of at most TO less FROM is allowed", "步长过大");
        return new SweepRange(target, parts[0], values);
    }

    /// <summary>The number at a point.</summary>
    public PolicyOverride At(int point) => Target with { Value = Values[point] };
}
