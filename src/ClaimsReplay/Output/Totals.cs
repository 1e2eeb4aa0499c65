using ClaimsReplay.Input;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;
using ClaimTotals = ClaimsRules.Columns.ClaimTotals;

namespace ClaimsReplay.Output;

/// <summary>
/// The sums of a replay: amounts over settled claims, refusals by reason. Their order never matters.
/// </summary>
public sealed class Totals
{
    private readonly long[] _refused = new long[Enum.GetValues<Reason>().Length];

    /// <summary>How many claims were settled.</summary>
    public long Claims { get; private set; }

    /// <summary>The whole bills.</summary>
    public Fen Total { get; private set; }

    /// <summary>The parts within policy scope.</summary>
    public Fen InScope { get; private set; }

    /// <summary>What the fund pays.</summary>
    public Fen Fund { get; private set; }

    /// <summary>The parts under a deductible.</summary>
    public Fen Deductible { get; private set; }

    /// <summary>The parts over the payment limit.</summary>
    public Fen OverLimit { get; private set; }

    /// <summary>What own accounts pay.</summary>
    public Fen Account { get; private set; }

    /// <summary>What family accounts pay.</summary>
    public Fen Family { get; private set; }

    /// <summary>What is left for cash.</summary>
    public Fen Cash { get; private set; }

    /// <summary>How many members have a claim in the window, refused ones included.</summary>
    public long Members { get; private set; }

    /// <summary>The refusals that occurred, in the reasons' order of precedence.</summary>
    public IEnumerable<(Reason Reason, long Claims)> Refused =>
        Enum.GetValues<Reason>().Select(reason => (reason, _refused[(int)reason])).Where(pair => pair.Item2 > 0);

    /// <summary>Adds a claim.</summary>
    public void Add(in ClaimRow claim, in ClaimOutcome outcome) => Add(claim.Total, claim.InScope, outcome);

    /// <summary>Adds a claim.</summary>
    /// <param name="total">The whole bill.</param>
    /// <param name="inScope">The part within policy scope.</param>
    /// <param name="outcome">What became of it.</param>
    public void Add(Fen total, Fen inScope, in ClaimOutcome outcome)
    {
        if (outcome.Reason != Reason.None)
        {
            _refused[(int)outcome.Reason]++;
            return;
        }

        Claims++;
        Total += total;
        InScope += inScope;
        Fund += outcome.Fund;
        Deductible += outcome.Deductible;
        OverLimit += outcome.OverLimit;
        Account += outcome.Account;
        Family += outcome.Family;
        Cash += outcome.Cash;
    }

    /// <summary>Adds sums over settled claims of members without family accounts.</summary>
    public void Add(in ClaimTotals claims)
    {
        Claims += claims.Claims;
        Total += claims.Total;
        InScope += claims.InScope;
        Fund += claims.Fund;
        Deductible += claims.Deductible;
        OverLimit += claims.OverLimit;
        Account += claims.Account;
        Cash += claims.Cash;
    }

    /// <summary>Adds a refused claim.</summary>
    public void AddRefused(Reason reason) => _refused[(int)reason]++;

    /// <summary>Adds members that have a claim in the window.</summary>
    public void AddMembers(long members) => Members += members;

    /// <summary>Adds the sums of other claims.</summary>
    public void Add(Totals other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Claims += other.Claims;
        Total += other.Total;
        InScope += other.InScope;
        Fund += other.Fund;
        Deductible += other.Deductible;
        OverLimit += other.OverLimit;
        Account += other.Account;
        Family += other.Family;
        Cash += other.Cash;
        Members += other.Members;
        for (var i = 0; i < _refused.Length; i++) _refused[i] += other._refused[i];
    }
}
