namespace ClaimsRules.Policies;

/// <summary>A number that policy data may set: its unit, range and parts.</summary>
/// <param name="Name">Its name in policy data.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Max">The largest value; the least is 0.</param>
/// <param name="Keys">Its parts; empty when it has none.</param>
/// <param name="Extent">Which days must have a value.</param>
internal sealed record Parameter(string Name, string Unit, long Max, IReadOnlyList<string> Keys, Extent Extent)
{
    /// <summary>The thresholds of flags (R7.1): all of them or none.</summary>
    public const string FlagPrefix = "flag.";

    private const long MostFen = 100_000_000_000;
    private static readonly string[] Levels = ["level_1", "level_2", "level_3"];
    private static readonly string[] Retirees = ["retiree_under_70", "retiree_from_70"];

    /// <summary>All parameters by name.</summary>
    public static readonly IReadOnlyDictionary<string, Parameter> All = new Parameter[]
    {
        new("age.senior", "years", 150, [], Extent.Term),
        new("contribution.individual", "bp", 10_000, [], Extent.Term),
        new("contribution.employer", "bp", 10_000, [], Extent.Term),
        new("credit.monthly", "fen", MostFen, [.. Retirees, "veteran_worker"], Extent.Term),
        new("deductible", "fen", MostFen, ["active", .. Retirees], Extent.Years),
        new("deductible.reduction", "fen", MostFen, Retirees, Extent.Term),
        new("limit", "fen", MostFen, [], Extent.Term),
        new("band1.upper", "fen", MostFen, [], Extent.Optional),
        new("band2.upper", "fen", MostFen, [], Extent.Optional),
        new("band3.upper", "fen", MostFen, [], Extent.Optional),
        new("band1.rate", "bp", 10_000, Levels, Extent.Term),
        new("band2.rate", "bp", 10_000, Levels, Extent.Optional),
        new("band3.rate", "bp", 10_000, Levels, Extent.Optional),
        new("band4.rate", "bp", 10_000, Levels, Extent.Optional),
        new("capitation.rate", "fen", MostFen, [], Extent.Optional),
        new("account_use", "allowed", 1, AccountUseCells.Names, Extent.Term),
        new("filing.limit", "days", 3650, [], Extent.Term),
        new("grade.level", "level", 3, ["first", "second", "third", "unrated_primary"], Extent.Term),
        new("flag.institutions", "count", 20, [], Extent.Optional),
        new("flag.drug_days_left", "days", 366, [], Extent.Optional),
        new("flag.near_limit", "fen", MostFen, [], Extent.Optional),
        new("flag.near_limit_margin", "bp", 10_000, [], Extent.Optional),
        new("flag.near_limit_count", "count", 20, [], Extent.Optional),
        new("flag.near_limit_window", "days", 366, [], Extent.Optional),
        new("flag.relative_window", "days", 366, [], Extent.Optional),
    }.ToDictionary(parameter => parameter.Name);
}

/// <summary>Which days a parameter must have a value for.</summary>
internal enum Extent
{
    /// <summary>Every day of the circular's term.</summary>
    Term,

    /// <summary>Whole calendar years that adjoin, from the term's first; later years may be missing (R4.3).</summary>
    Years,

    /// <summary>Every day of the term, or none.</summary>
    Optional,
}
