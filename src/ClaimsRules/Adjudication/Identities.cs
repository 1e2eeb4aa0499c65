using ClaimsRules.Money;

namespace ClaimsRules.Adjudication;

/// <summary>The identities that every settled claim obeys; to break one is a fault of the program.</summary>
public static class Identities
{
    /// <summary>Asserts that the parts of a decision add up and that none is negative.</summary>
    /// <exception cref="InvalidOperationException">An identity is broken; nothing may be written.</exception>
    public static void Assert(in ClaimFacts claim, in Decision decision)
    {
        var parts = decision.Apportionment;
        var shares = decision.Shares;
        var paid = parts.Fund + shares.Account + shares.Family + shares.Cash;
        var divided = parts.Deductible + parts.AtRate + parts.OverLimit;
        Hold(paid == claim.Total, "total = fund + account + family + cash");
        Hold(divided == claim.InScope, "in scope = deductible + at rate + over limit");
        Hold(decision.InScopeBefore + claim.InScope == parts.InScopeAfter, "after = before + in scope");
        Hold(AllPositive(parts.Fund, shares.Account, shares.Family, shares.Cash), "each payer's part >= 0");
        Hold(AllPositive(parts.Deductible, parts.AtRate, parts.OverLimit, Fen.Zero), "each part of the axis >= 0");
    }

    private static bool AllPositive(Fen a, Fen b, Fen c, Fen d) => (a.Value | b.Value | c.Value | d.Value) >= 0;

    private static void Hold(bool holds, string identity)
    {
        if (!holds) throw new InvalidOperationException($"Identity broken: {identity}.");
    }
}
