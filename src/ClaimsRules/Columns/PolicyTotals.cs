namespace ClaimsRules.Columns;

/// <summary>
/// Sums under each policy of a plan, with the working memory of a run. Use one per thread and add them up in
/// the end: sums are exact, so that any order gives the same.
/// </summary>
public sealed class PolicyTotals
{
    private readonly ClaimTotals[] _totals;

    /// <summary>Makes empty sums.</summary>
    public PolicyTotals(ColumnPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Plan = plan;
        _totals = new ClaimTotals[plan.Policies.Count];
        States = new LaneState[_totals.Length];
        for (var policy = 0; policy < States.Length; policy++) States[policy] = new LaneState();
    }

    /// <summary>The plan whose policies are summed.</summary>
    public ColumnPlan Plan { get; }

    internal LaneState[] States { get; }

    /// <summary>The sums under a policy.</summary>
    /// <param name="policy">The policy's number in the plan.</param>
    public ref readonly ClaimTotals this[int policy] => ref _totals[policy];

    /// <summary>Adds other sums under the same plan.</summary>
    /// <exception cref="ArgumentException">They are of another plan.</exception>
    public void Add(PolicyTotals other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Plan != Plan)
            throw new ArgumentException("The sums belong to another plan.", nameof(other));
        for (var policy = 0; policy < _totals.Length; policy++) Add(policy, other._totals[policy]);
    }

    internal void Add(int policy, in ClaimTotals totals) => _totals[policy] += totals;
}
