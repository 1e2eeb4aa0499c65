using ClaimsRules.Accounts;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsEngine.Accounts;

/// <summary>What a run of monthly credits has done so far.</summary>
internal sealed record CreditCounts
{
    public long Done { get; private set; }

    public long Credited { get; private set; }

    public long CreditedBefore { get; private set; }

    public long NotPaid { get; private set; }

    public long NotEntitled { get; private set; }

    /// <summary>Individual contributions credited (R3.1).</summary>
    public Fen Individual { get; private set; }

    /// <summary>The fund's expenditure on the credits of those who do not pay any more (R3.3).</summary>
    public Fen Fund { get; private set; }

    public void AddBefore() => (Done, CreditedBefore) = (Done + 1, CreditedBefore + 1);

    public void AddNotPaid() => (Done, NotPaid) = (Done + 1, NotPaid + 1);

    public void AddNotEntitled() => (Done, NotEntitled) = (Done + 1, NotEntitled + 1);

    public void Add(in MonthlyCredit credit)
    {
        (Done, Credited) = (Done + 1, Credited + 1);
        if (credit.Category == MemberCategory.Active) Individual += credit.Amount;
        else Fund += credit.Amount;
    }

    public void Add(CreditCounts other)
    {
        Done += other.Done;
        Credited += other.Credited;
        CreditedBefore += other.CreditedBefore;
        NotPaid += other.NotPaid;
        NotEntitled += other.NotEntitled;
        Individual += other.Individual;
        Fund += other.Fund;
    }
}
