using System.Text.RegularExpressions;

namespace ClaimsGateway.Tests.Sandbox;

/// <summary>A row of docs/sandbox.md: how one refusal is provoked.</summary>
/// <param name="Reason">The reason, without its prefix.</param>
/// <param name="Clock">Where the clock is set first, or empty.</param>
/// <param name="Path">The path of the call, which is a POST.</param>
/// <param name="Body">The call's JSON.</param>
internal sealed partial record RefusalRow(string Reason, string Clock, string Path, string Body)
{
    /// <summary>Every row of the page.</summary>
    public static IReadOnlyList<RefusalRow> All { get; } =
    [
        .. Row().Matches(File.ReadAllText(Documents.PathOf("sandbox.md"))).Select(row => new RefusalRow(
            row.Groups["reason"].Value, row.Groups["clock"].Value, row.Groups["path"].Value, row.Groups["body"].Value)),
    ];

    public override string ToString() => Reason;

    [GeneratedRegex(
        @"^\| `(?<reason>[A-Z_]+)` \| (?<clock>\S*) ?\| `POST (?<path>\S+)` \| `(?<body>\{.*\})` \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
