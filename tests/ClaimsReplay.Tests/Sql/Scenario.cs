using System.Globalization;
using ClaimsReplay.Run;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsReplay.Tests.Sql;

/// <summary>
/// A policy and a window, once as words for the command and once as a <see cref="Policy"/>.
/// </summary>
internal sealed record Scenario(string Name, DateOnly From, DateOnly To)
{
    /// <summary>The policy data's folder; the shipped one unless set.</summary>
    public string Folder { get; init; } = PolicyFolder.Own;

    /// <summary>Supposed schedules: year, then active, under 70, from 70 in fen.</summary>
    public IReadOnlyList<(int Year, long Active, long Under70, long From70)> Supposed { get; init; } = [];

    /// <summary>The year the policy is held at, or null.</summary>
    public int? Held { get; init; }

    /// <summary>The shipped policy alone: every year but 2022 is refused.</summary>
    public static Scenario Shipped => new("shipped", new(2021, 12, 1), new(2023, 6, 30));

    /// <summary>Schedules for every year of the term, rising and falling.</summary>
    public static Scenario Years => new("years", new(2022, 1, 1), new(2027, 1, 31))
    {
        Supposed =
        [
            (2023, 90_000, 80_000, 75_000), (2024, 95_000, 70_000, 65_000),
            (2025, 80_000, 75_000, 70_000), (2026, 120_000, 100_000, 90_000),
        ],
    };

    /// <summary>A window that begins after the first schedule year, within a month.</summary>
    public static Scenario Late => Years with
    {
        Name = "late",
        From = new(2024, 5, 17),
        To = new(2026, 11, 3),
    };

    /// <summary>2022 held for years before and after it.</summary>
    public static Scenario HeldAt2022 => new("held", new(2014, 1, 1), new(2028, 12, 31)) { Held = 2022 };

    /// <summary>The policy that the words describe.</summary>
    public Policy Policy
    {
        get
        {
            var policy = PolicyFolder.Read(Folder);
            foreach (var (year, active, under70, from70) in Supposed)
                policy = policy.Suppose(year, new Fen(active), new Fen(under70), new Fen(from70));
            return Held is { } held ? policy.Hold(held) : policy;
        }
    }

    /// <summary>The statement for a dialect over tables that have the optional columns.</summary>
    public string Print(string dialect, params string[] more) => SqlPrinter.Print(
    [
        "--dialect", dialect, "--from", Text(From), "--to", Text(To), "--policy", Folder,
        "--with", "funding_mode", "--with", "visit_kind",
        .. Supposed.SelectMany(row => (string[])
            ["--deductible", $"{row.Year}={row.Active},{row.Under70},{row.From70}"]),
        .. Held is { } held ? new[] { "--hold-policy", held.ToString(CultureInfo.InvariantCulture) } : [],
        .. more,
    ]);

    /// <summary>What the rules decide for a population.</summary>
    public List<DecidedClaim> Walk(Population population) => RuleWalk.Decide(Policy, population, From, To);

    public override string ToString() => Name;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
