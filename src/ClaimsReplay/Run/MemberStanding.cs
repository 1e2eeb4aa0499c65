using ClaimsReplay.Input;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsReplay.Run;

/// <summary>
/// How one member stands at a moment of the replay: account, benefit year and earlier years' sums.
/// </summary>
internal sealed class MemberStanding(Policy policy, MemberTable members, DateOnly firstMonth)
{
    private readonly List<YearSum> _earlier = [];
    private DateOnly _nextCredit;
    private int _year;

    /// <summary>What the rules know of the member.</summary>
    public MemberHistory History { get; private set; } = null!;

    /// <summary>The own account's balance, 0 or more.</summary>
    public Fen Balance { get; private set; }

    /// <summary>The benefit year's in-scope sum.</summary>
    public YearToDate Year { get; private set; }

    /// <summary>The year whose deductible the member has (R4.2).</summary>
    public int DeductibleYear { get; private set; }

    /// <summary>Whether a claim of the member's own was replayed.</summary>
    public bool HasClaim { get; private set; }

    /// <summary>Takes the place of a member at the beginning of the window.</summary>
    public void Begin(int member)
    {
        History = members.History(member);
        Balance = members.Opening(member);
        Year = default;
        HasClaim = false;
        _earlier.Clear();
        _year = 0;
        _nextCredit = firstMonth;
    }

    /// <summary>Credits each month whose first day has come (R3.1, R3.3).</summary>
    public void CreditThrough(DateOnly day)
    {
        for (; _nextCredit <= day; _nextCredit = _nextCredit.AddMonths(1))
            Balance += MonthlyCredit.Decide(policy, History, _nextCredit).Amount;
    }

    /// <summary>
    /// Opens a claim's benefit year: its sum begins at zero (I13), its deductible is that of R4.2.
    /// </summary>
    public void OpenYear(int year)
    {
        HasClaim = true;
        if (year == _year) return;
        if (_year != 0) _earlier.Add(new YearSum(_year, Year.InScope));
        _year = year;
        Year = default;
        DeductibleYear = Freeze.DeductibleYear(
            policy, History, year, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_earlier));
    }

    /// <summary>Takes a settled claim into account.</summary>
    public void Settle(Fen inScopeAfter, Fen account)
    {
        Year = new YearToDate(inScopeAfter);
        Pay(account);
    }

    /// <summary>Takes money off the account.</summary>
    public void Pay(Fen amount)
    {
        Balance -= amount;
        if (Balance.IsNegative) throw new InvalidOperationException("An account's balance fell below zero.");
    }
}
