using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Tests.Columns;

/// <summary>The policy of the repository, and variants of it.</summary>
internal static class ShippedPolicy
{
    /// <summary>As shipped: only 2022 has a schedule.</summary>
    public static Policy Plain { get; } = Read(text => text);

    /// <summary>With supposed schedules for 2023 to 2025.</summary>
    public static Policy Supposed { get; } = Suppose(Plain);

    /// <summary>The shipped policy with a text of its files replaced, and supposed schedules.</summary>
    public static Policy With(params (string Old, string New)[] changes) => Suppose(Read(text =>
    {
        foreach (var (old, changed) in changes) text = text.Replace(old, changed, StringComparison.Ordinal);
        return text;
    }));

    private static Policy Suppose(Policy policy) => policy
        .Suppose(2023, new Fen(90_000), new Fen(80_000), new Fen(75_000))
        .Suppose(2024, new Fen(60_000), new Fen(0), new Fen(75_001))
        .Suppose(2025, new Fen(700_000), new Fen(900_000), new Fen(1));

    private static Policy Read(Func<string, string> change) => PolicyReader.Read(
    [
        .. Directory.EnumerateFiles(Path.Combine(Root(), "policy"), "*.json")
            .Where(path => !path.EndsWith(".schema.json", StringComparison.Ordinal))
            .Select(path => new PolicyFile(
                Path.GetFileName(path), System.Text.Encoding.UTF8.GetBytes(change(File.ReadAllText(path))))),
    ]);

    private static string Root()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Claims.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("Claims.sln is in no folder above the tests.");
    }
}
