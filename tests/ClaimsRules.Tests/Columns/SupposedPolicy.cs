using System.Text;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Tests.Columns;

/// <summary>The shipped policy and variants of it, with supposed schedules for 2023 to 2025.</summary>
internal static class SupposedPolicy
{
    /// <summary>Only the schedules are supposed.</summary>
    public static Policy Years { get; } = Suppose(Shipped.Policy);

    /// <summary>Texts of the policy files are replaced as well.</summary>
    public static Policy With(params (string Old, string New)[] changes) => Suppose(Read(text =>
    {
        foreach (var (old, changed) in changes) text = text.Replace(old, changed, StringComparison.Ordinal);
        return text;
    }));

    /// <summary>Every number of a unit that has one value gets another.</summary>
    public static Policy WithNumber(string unit, long value, long changed) =>
        With(($"\"value\": {value}, \"unit\": \"{unit}\"", $"\"value\": {changed}, \"unit\": \"{unit}\""));

    private static Policy Suppose(Policy policy) => policy
        .Suppose(2023, new Fen(90_000), new Fen(80_000), new Fen(75_000))
        .Suppose(2024, new Fen(60_000), new Fen(0), new Fen(75_001))
        .Suppose(2025, new Fen(700_000), new Fen(900_000), new Fen(1));

    private static Policy Read(Func<string, string> change) => PolicyReader.Read(
        [.. Shipped.Files.Select(file => file with { Utf8 = Change(file.Utf8.Span, change) })]);

    private static byte[] Change(ReadOnlySpan<byte> utf8, Func<string, string> change) =>
        Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(utf8)));
}
