using ClaimsReplay.Input;
using ClaimsReplay.Output;
using ClaimsReplay.Run;
using ClaimsRules.Adjudication;
using ClaimsRules.Columns;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsReplay.Compare;

/// <summary>
/// Decides members joined by family links, claim by claim with the single-decision entry, since they draw on each
/// other's accounts.
/// </summary>
internal sealed class LinkedComparison
{
    private readonly ComparisonPlan _plan;
    private readonly ReplayInput _input;
    private readonly ReplayOrder _order;
    private readonly ComparisonSums _sums;
    private readonly ClaimOutcome[] _outcomes;
    private readonly GroupReplay[] _replays;

    private LinkedComparison(ComparisonPlan plan, ReplayInput input, ReplayOrder order, int districts)
    {
        (_plan, _input, _order, _sums) = (plan, input, order, new ComparisonSums(plan));
        _sums.Grow(districts);
        _outcomes = new ClaimOutcome[input.Claims.Count];
        _replays = [.. plan.Close.Concat(plan.Swept).Select(policy =>
            new GroupReplay(policy, input, plan.Window.FirstMonth, _outcomes))];
    }

    /// <summary>Decides every group of linked members.</summary>
    /// <param name="plan">What is compared.</param>
    /// <param name="input">The tables that hold them.</param>
    /// <param name="order">Their claims in replay order.</param>
    /// <param name="districts">How many districts there are.</param>
    /// <param name="stop">Stops the replay.</param>
    /// <returns>The sums.</returns>
    public static ComparisonSums Decide(
        ComparisonPlan plan, ReplayInput input, ReplayOrder order, int districts, CancellationToken stop)
    {
        var linked = new LinkedComparison(plan, input, order, districts);
        var groups = order.LinkedMembers(input.Members.Count);
        foreach (var members in groups)
        {
            stop.ThrowIfCancellationRequested();
            linked.Decide(members);
        }

        return linked._sums;
    }

    private void Decide(IReadOnlyList<int> members)
    {
        var claims = _order.ClaimsOf(members[0]).ToArray();
        int[] whole = [.. members.Where(_input.Members.IsWhole)];
        var cash = new Fen[_replays.Length, whole.Length];
        var balances = new Fen[_replays.Length, whole.Length];
        for (var policy = 0; policy < _replays.Length; policy++)
        {
            var before = _replays[policy].Totals.Family;
            _replays[policy].Decide(claims);
            var isClose = policy < _plan.Close.Count;
            if (isClose) _sums.Family[policy] += _replays[policy].Totals.Family - before;
            for (var i = 0; i < whole.Length; i++)
            {
                balances[policy, i] = _replays[policy].ClosingBalance(whole[i], _plan.LastDay);
                cash[policy, i] = Add(policy, whole[i], claims);
            }
        }

        _sums.AddPopulation(whole.Length);
        for (var i = 0; i < whole.Length; i++)
        {
            var status = _plan.StatusOf(_input.Members.History(whole[i]));
            for (var policy = 1; policy < _plan.Close.Count; policy++)
                _sums.Changes[policy].Add(status, balances[policy, i] - balances[0, i] - (cash[policy, i] - cash[0, i]));
        }
    }

    /// <summary>Adds a member's claims as one policy decided them.</summary>
    /// <returns>What they leave for cash.</returns>
    private Fen Add(int policy, int member, ReadOnlySpan<int> claims)
    {
        var history = _input.Members.History(member);
        var cash = Fen.Zero;
        var (year, lastMonth, hasClaim) = (default(MemberYear), -1, false);
        foreach (var claim in claims)
        {
            ref readonly var row = ref _input.Claims.Rows[claim];
            if (row.Member != member) continue;
            hasClaim = true;
            var outcome = _outcomes[claim];
            if (outcome.Reason != Reason.None)
            {
                if (policy == 0) _sums.Counts.AddRefused(outcome.Reason);
                continue;
            }

            cash += outcome.Cash;
            var totals = new ClaimTotals(
                1, row.InScope, row.Total - row.InScope, outcome.Fund, outcome.Deductible, outcome.OverLimit,
                outcome.Account + outcome.Family);
            if (policy >= _plan.Close.Count)
            {
                _sums.Swept[policy - _plan.Close.Count] += totals;
                continue;
            }

            var category = Add(policy, row, history, totals, ref lastMonth);
            if (year.Year != row.Time.Day.Year)
            {
                if (year.Year != 0) _sums.AddYear(policy, year);
                year = new MemberYear(0, row.Time.Day.Year, category, default);
            }

            year = year with { Category = category, Totals = year.Totals + totals };
        }

        if (year.Year != 0) _sums.AddYear(policy, year);
        if (policy == 0 && hasClaim) _sums.Counts.AddMembers(1);
        return cash;
    }

    private MemberCategory Add(
        int policy, in Input.ClaimRow row, MemberHistory history, in ClaimTotals totals, ref int lastMonth)
    {
        var day = row.Time.Day;
        history.CoverageOn(day, out var period);
        var category = history.Category(period.Status, PolicyOf(policy).SeniorAge(day), day);
        var month = _plan.Groups.Month(day);
        var band = AgeBand.Of(history.BirthDate, day, out _);
        _sums.Groups[policy].Add(_plan.Groups.Of(row.District + 1, month, row.Level, band), category, totals);
        if (policy == 0 && month != lastMonth) _sums.TreatedByMonth[month]++;
        lastMonth = month;
        return category;
    }

    private Policy PolicyOf(int policy) => _plan.Close[policy];
}
