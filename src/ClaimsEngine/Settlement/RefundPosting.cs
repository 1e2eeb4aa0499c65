using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsEngine.Metrics;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;

namespace ClaimsEngine.Settlement;

/// <summary>
/// Gives lines of a claim back: reverses the claim and settles the rest under a new number, both or neither.
/// Repeated, it answers as before.
/// </summary>
internal sealed class RefundPosting(BilledRefund refund) : Posting<RefundOutcome>
{
    public override void Ask(BatchNeeds needs)
    {
        needs.Claims.Add(refund.Key);
        needs.Claims.Add(refund.NewKey);
        needs.Refunds.Add(refund.Key);
        needs.Institutions.Add(refund.Key.InstitutionId);
    }

    protected override Outcome<RefundOutcome> Decide(Batch batch)
    {
        if (!batch.Claims.TryGetValue(refund.Key, out var first)) return Fault.ClaimNotFound;
        if (first.Claim.Lines.Count == 0) return Fault.ClaimHasNoLines;
        if (ProblemsOf(first.Claim) is { Count: > 0 } problems) return Fault.FieldInvalid(problems);
        var rest = RestOf(first.Claim);
        if (batch.Claims.TryGetValue(refund.NewKey, out var before)) return Repeat(first, rest, before);
        if (batch.Purchases.ContainsKey(refund.NewKey)) return Fault.ClaimNumberTaken(["new_claim_number"], "");
        if (batch.Fences.Contains(refund.NewKey)) return Fault.ClaimNumberFenced;
        if (first.Reversal is not null) return Fault.ClaimAlreadyReversed;

        using var trial = new Trial(batch);
        var reversal = ReversePosting.Reverse(batch, first);
        var outcome = ClaimRuling.On(batch, rest, isRest: true);
        if (outcome.IsFault) return outcome.Fault!;
        var ruling = outcome.Answer;
        if (ruling.Objection.Reason != Reason.None) return new RefundOutcome(null, ruling.Objection);
        var settled = SettlePosting.Settle(batch, ruling);
        trial.Keep();
        return new RefundOutcome((first, reversal, settled), default);
    }

    protected override void Count(EngineMetrics metrics, RefundOutcome answer)
    {
        if (answer.IsRepeat) metrics.Repeated("refund");
        else if (answer.Refunded is null) metrics.Refused("refund", answer.Objection.Reason);
        else metrics.Settled();
    }

    private static Outcome<RefundOutcome> Repeat(ClaimOnFile first, BilledClaim rest, ClaimOnFile before)
    {
        var differences = rest.DifferencesFrom(before.Claim);
        if (differences.Count > 0) return Fault.ClaimNumberTaken(differences);
        return first.Reversal is { } reversal
            ? new RefundOutcome((first, reversal, before), default, IsRepeat: true)
            : throw new InvalidOperationException("A claim that stands has a claim in its place.");
    }

    private List<FieldProblem> ProblemsOf(BilledClaim claim)
    {
        List<FieldProblem> problems = [];
        var whole = refund.Quantities.Count == claim.Lines.Count;
        for (var i = 0; i < refund.Quantities.Count; i++)
        {
            var (line, quantity) = refund.Quantities[i];
            if (line >= claim.Lines.Count)
            {
                problems.Add(new FieldProblem($"lines[{i}].line", $"为{line}，须为0至{claim.Lines.Count - 1}",
                    $"is {line}; 0 to {claim.Lines.Count - 1} are allowed"));
                continue;
            }

            var billed = claim.Lines[line].QuantityE4;
            whole &= quantity == billed;
            if (quantity > billed)
            {
                problems.Add(new FieldProblem($"lines[{i}].quantity_e4", $"为{quantity}，须为1至{billed}",
                    $"is {quantity}; 1 to {billed} are allowed"));
            }
        }

        if (whole && problems.Count == 0)
        {
            problems.Add(new FieldProblem("lines", "为全部明细，请整单撤销",
                "give everything back; some must be left, or reverse the claim"));
        }

        return problems;
    }

    /// <summary>What is left of the claim: the same bill with lesser or fewer lines.</summary>
    private BilledClaim RestOf(BilledClaim claim)
    {
        var left = claim.Lines.Select(line => line.QuantityE4).ToArray();
        foreach (var (line, quantity) in refund.Quantities) left[line] -= quantity;
        var lines = claim.Lines.Zip(left, (line, quantity) => line.Unpriced(quantity));
        return claim with
        {
            ClaimNumber = refund.NewNumber,
            ReplacesNumber = claim.ClaimNumber,
            Lines = [.. lines.Where(line => line.QuantityE4 > 0)],
            Total = Fen.Zero,
            InScope = Fen.Zero,
            FullySelfPaid = Fen.Zero,
            OverPriceLimit = Fen.Zero,
            PreSelfPaid = Fen.Zero,
        };
    }
}
