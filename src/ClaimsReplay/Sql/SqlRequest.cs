using ClaimsRules.Policies;

namespace ClaimsReplay.Sql;

/// <summary>What is to be printed.</summary>
internal sealed record SqlRequest
{
    /// <summary>The engine.</summary>
    public required SqlDialect Dialect { get; init; }

    /// <summary>The policy, supposed or held variants included.</summary>
    public required Policy Policy { get; init; }

    /// <summary>The first service date; credits begin with the first 1st from it on.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last service date.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The table of members, or a table expression of the engine.</summary>
    public string Members { get; init; } = "members";

    /// <summary>The table of claims, or a table expression of the engine.</summary>
    public string Claims { get; init; } = "claims";

    /// <summary>
    /// What orders a member's claims of the same time and kind; null leaves it to the engine.
    /// </summary>
    public string? Row { get; init; }

    /// <summary>Whether members have the column <c>funding_mode</c>; without it all are unified.</summary>
    public bool HasFundingMode { get; init; }

    /// <summary>Whether claims have the column <c>visit_kind</c>; without it all are outpatient.</summary>
    public bool HasVisitKind { get; init; }

    /// <summary>The expression that orders a member's claims of the same time and kind.</summary>
    public string RowOrder => Row ?? Dialect.RowOrder ?? Dialect.ByteOrder("claim_id");
}
