using ClaimsRules.Money;

namespace ClaimsReplay.Compare;

/// <summary>Member-years of adjoining ranks.</summary>
/// <param name="Years">How many.</param>
/// <param name="Total">Their whole bills.</param>
/// <param name="Fund">What the fund pays.</param>
/// <param name="Account">What accounts pay.</param>
/// <param name="Most">The largest amount by which one of them ranks.</param>
internal readonly record struct RankPart(long Years, Fen Total, Fen Fund, Fen Account, Fen Most)
{
    /// <summary>What the fund leaves: accounts and cash.</summary>
    public Fen Burden => Total - Fund;

    /// <summary>What is left for cash.</summary>
    public Fen Cash => Burden - Account;

    /// <summary>This part and the next ranks.</summary>
    public RankPart With(in RankPart next, long most) => new(
        Years + next.Years, Total + next.Total, Fund + next.Fund, Account + next.Account, new Fen(most));
}
