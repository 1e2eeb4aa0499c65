using ClaimsRules.Adjudication;

namespace ClaimsRules.Tests.Oracle;

/// <summary>Counts what random histories reached, so that a comparison that reached nothing cannot pass.</summary>
internal sealed class Tally
{
    private readonly long[] _reasons = new long[Enum.GetValues<Reason>().Length];
    private long _frozen;
    private long _overLimit;
    private long _family;
    private long _reversals;
    private long _credits;

    public long Claims => _reasons.Sum();

    public void Count(in OracleAnswer answer, int year)
    {
        Interlocked.Increment(ref _reasons[(int)answer.Reason]);
        if (answer.Reason != Reason.None) return;
        if (answer.DeductibleYear < year) Interlocked.Increment(ref _frozen);
        if (answer.OverLimit > 0) Interlocked.Increment(ref _overLimit);
        if (answer.Family > 0) Interlocked.Increment(ref _family);
    }

    public void CountReversal() => Interlocked.Increment(ref _reversals);

    public void CountCredit() => Interlocked.Increment(ref _credits);

    /// <summary>What never happened although it should have.</summary>
    public IEnumerable<string> Missing()
    {
        // Later reasons are not the adjudicator's: they come of accounts, prescriptions and the catalogue.
        for (var reason = Reason.None; reason <= Reason.NoDeductibleSchedule; reason++)
        {
            if (_reasons[(int)reason] == 0) yield return reason.ToString();
        }

        if (_frozen == 0) yield return "frozen";
        if (_overLimit == 0) yield return "over the limit";
        if (_family == 0) yield return "paid by family";
        if (_reversals == 0) yield return "reversal";
        if (_credits == 0) yield return "credit";
    }

    public override string ToString() =>
        $"{Claims} claims, {_reversals} reversals, {_credits} credits: {_frozen} frozen, {_overLimit} over the limit, "
        + $"{_family} paid by family; "
        + string.Join(", ", Enum.GetValues<Reason>().Select(reason => $"{reason} {_reasons[(int)reason]}"));
}
