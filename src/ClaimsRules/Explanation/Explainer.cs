using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Explanation;

/// <summary>Retells a decision as steps, from the decision alone. Pure; nothing is allocated.</summary>
public static class Explainer
{
    /// <summary>The most steps that a decision without family accounts can have.</summary>
    public const int MaxStepsWithoutFamily = 6 + BandTable.MaxBands;

    /// <summary>Writes the steps of a decision that settles a claim, in the order in which they were made.</summary>
    /// <param name="policy">The policy that decided.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="decision">Its decision; not a refusal.</param>
    /// <param name="family">The linked accounts that were offered.</param>
    /// <param name="familyDraws">What each of them pays.</param>
    /// <param name="steps">
    /// Receives the steps; at least <see cref="MaxStepsWithoutFamily"/> and one more for each linked account.
    /// </param>
    /// <returns>How many steps there are.</returns>
    /// <exception cref="ArgumentException">The decision is a refusal, or there is not room for every step.</exception>
    public static int Explain(
        Policy policy, in ClaimFacts claim, in Decision decision,
        ReadOnlySpan<FamilyAccount> family, ReadOnlySpan<Fen> familyDraws, Span<Step> steps)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (decision.Reason != Reason.None) throw new ArgumentException("A refusal has no steps.", nameof(decision));
        if (steps.Length < MaxStepsWithoutFamily + family.Length)
            throw new ArgumentException("There is not room for every step.", nameof(steps));

        var writer = new StepWriter(steps);
        writer.Add(StepKind.Scope, claim.Total, claim.InScope, policy.Cite("I1"));
        AddAxis(policy, claim, decision, ref writer);
        writer.Add(StepKind.Fund, decision.Apportionment.AtRate, decision.Apportionment.Fund, policy.Cite("I2"));
        AddPayers(policy, claim, decision, family, familyDraws, ref writer);
        return writer.Count;
    }

    private static void AddAxis(Policy policy, in ClaimFacts claim, in Decision decision, ref StepWriter writer)
    {
        var parts = decision.Apportionment;
        var before = decision.InScopeBefore;
        var bands = decision.Schedule.Bands;
        if (parts.Deductible > Fen.Zero)
        {
            var frozen = policy.HeldYear is null && decision.DeductibleYear != claim.ServiceDate.Year;
            var citation = frozen
                ? policy.Cite("R4.2")
                : policy.CiteDeductible(decision.DeductibleYear, decision.Category);
            var end = before + parts.Deductible;
            writer.Add(StepKind.Deductible, claim.InScope, parts.Deductible, citation, null, before, end);
        }

        // Each band's amount is the difference of cumulative payments, rounded: together they are the fund's (I2).
        var from = Fen.Max(before, decision.Schedule.Deductible);
        long exactBp = 0;
        var paid = Fen.Zero;
        for (var band = 0; band < bands.Count; band++)
        {
            var to = Fen.Min(parts.InScopeAfter, bands.Upper(band));
            if (to <= from) continue;
            var rate = bands.Rate(band, claim.Level);
            exactBp += (to - from).Value * rate.Value;
            var paidAfter = new Fen(Rounding.HalfUp(exactBp, RateBp.Whole));
            writer.Add(StepKind.Band, to - from, paidAfter - paid, bands.Cite(band, claim.Level), rate, from, to);
            paid = paidAfter;
            from = to;
        }

        if (parts.OverLimit == Fen.Zero) return;
        var after = parts.InScopeAfter;
        var start = after - parts.OverLimit;
        writer.Add(StepKind.OverLimit, claim.InScope, parts.OverLimit, bands.LimitCitation, null, start, after);
    }

    private static void AddPayers(
        Policy policy, in ClaimFacts claim, in Decision decision,
        ReadOnlySpan<FamilyAccount> family, ReadOnlySpan<Fen> familyDraws, ref StepWriter writer)
    {
        var rest = claim.Total - decision.Apportionment.Fund;
        var account = decision.Shares.Account;
        if (account > Fen.Zero)
        {
            var citation = policy.CiteAccount(claim.Spending, Beneficiary.Member, claim.ServiceDate);
            writer.Add(StepKind.Account, rest, account, citation);
            rest -= account;
        }

        for (var i = 0; i < family.Length; i++)
        {
            if (familyDraws[i] == Fen.Zero) continue;
            var citation = policy.CiteAccount(claim.Spending, family[i].Patient, claim.ServiceDate);
            writer.Add(StepKind.Family, rest, familyDraws[i], citation);
            rest -= familyDraws[i];
        }

        writer.Add(StepKind.Cash, rest, decision.Shares.Cash, policy.Cite("I7"));
    }

    private ref struct StepWriter(Span<Step> steps)
    {
        private readonly Span<Step> _steps = steps;

        public int Count { get; private set; }

        public void Add(
            StepKind kind, Fen amountIn, Fen amountOut, Citation citation,
            RateBp? rate = null, Fen axisFrom = default, Fen axisTo = default) =>
            _steps[Count++] = new Step(kind, amountIn, amountOut, rate, axisFrom, axisTo, citation);
    }
}
