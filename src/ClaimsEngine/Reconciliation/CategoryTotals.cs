using V1 = Claims.V1;

namespace ClaimsEngine.Reconciliation;

/// <summary>An institution's totals of a span and clearing category: settled less reversed.</summary>
internal sealed class CategoryTotals
{
    public int Category { get; init; }

    public long Settled { get; init; }

    public long Reversed { get; init; }

    public long TotalFen { get; init; }

    public long FundFen { get; init; }

    public long AccountFen { get; init; }

    public long CashFen { get; init; }

    /// <summary>Members with a claim that was settled in the span.</summary>
    public long Members { get; init; }

    public V1.ClaimTotals ToContract() => Sum([this]);

    /// <summary>Adds categories up.</summary>
    public static V1.ClaimTotals Sum(IReadOnlyList<CategoryTotals> totals) => new()
    {
        Settled = totals.Sum(each => each.Settled),
        Reversed = totals.Sum(each => each.Reversed),
        TotalFen = totals.Sum(each => each.TotalFen),
        FundFen = totals.Sum(each => each.FundFen),
        AccountFen = totals.Sum(each => each.AccountFen),
        CashFen = totals.Sum(each => each.CashFen),
    };

    /// <summary>The contract's names of the totals that differ.</summary>
    public static IEnumerable<string> Differing(V1.ClaimTotals here, V1.ClaimTotals there)
    {
        if (here.Settled != there.Settled) yield return "settled";
        if (here.Reversed != there.Reversed) yield return "reversed";
        if (here.TotalFen != there.TotalFen) yield return "total_fen";
        if (here.FundFen != there.FundFen) yield return "fund_fen";
        if (here.AccountFen != there.AccountFen) yield return "account_fen";
        if (here.CashFen != there.CashFen) yield return "cash_fen";
    }
}
