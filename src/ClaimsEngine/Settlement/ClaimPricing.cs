using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsRules.Lines;
using ClaimsRules.Money;

namespace ClaimsEngine.Settlement;

/// <summary>Turns a claim's lines into its amounts by the catalogue of the service date (I15).</summary>
internal static class ClaimPricing
{
    /// <summary>Prices a claim; one without lines keeps the amounts that were billed.</summary>
    /// <returns>
    /// The priced claim; a fault when what was billed beside the lines is not the catalogue's. Where an item is
    /// not in the catalogue only the total is known, and the line's place stands beside the claim.
    /// </returns>
    public static Outcome<PricedClaim> Price(Batch batch, BilledClaim claim)
    {
        if (claim.Lines.Count == 0) return new PricedClaim(claim, null);
        List<FieldProblem> problems = [];
        var lines = new ClaimLine[claim.Lines.Count];
        int? missing = null;
        LineAmounts sum = default;
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = Price(batch, claim.Lines[i], claim.ServiceDate);
            if (lines[i].ItemVersion == 0)
            {
                missing ??= i;
                sum += new LineAmounts(lines[i].Amount, Fen.Zero, lines[i].Amount, Fen.Zero, Fen.Zero);
                continue;
            }

            sum += lines[i].Amounts;
            var (billed, known) = (claim.Lines[i].Class, lines[i].Class);
            if (billed != ItemClass.None && billed != known)
            {
                problems.Add(new FieldProblem($"claim.lines[{i}].item_class",
                    $"为{billed}类，目录为{known}类，须相同",
                    $"is class {billed}; the catalogue's is {known}, and they must be equal"));
            }
        }

        if (claim.SaysAmounts && missing is null) AddDisagreements(problems, claim, sum);
        if (problems.Count > 0) return Fault.FieldInvalid(problems);
        return new PricedClaim(WithAmounts(claim, lines, sum), missing);
    }

    private static ClaimLine Price(Batch batch, ClaimLine line, DateOnly day)
    {
        if (!batch.Items.TryGetValue(line.ItemCode, out var item)) return line;
        var version = item.VersionOn(day);
        if (version == 0) return line;
        var terms = item.Rows[version - 1].Terms;
        return line with
        {
            Class = terms.Class,
            Item = item.Key,
            ItemVersion = version,
            Terms = terms,
            Amounts = LinePricing.Price(line.QuantityE4, line.PriceE6, terms),
        };
    }

    private static void AddDisagreements(List<FieldProblem> problems, BilledClaim claim, in LineAmounts sum)
    {
        void Compare(string field, Fen billed, Fen computed)
        {
            if (billed == computed) return;
            problems.Add(new FieldProblem($"claim.{field}",
                $"为{billed.Value}分，按明细计算为{computed.Value}分，须相等",
                $"is {billed.Value} fen; the lines give {computed.Value}, and they must be equal"));
        }

        Compare("in_scope_fen", claim.InScope, sum.InScope);
        Compare("fully_self_paid_fen", claim.FullySelfPaid, sum.FullySelfPaid);
        Compare("over_price_limit_fen", claim.OverPriceLimit, sum.OverPriceLimit);
        Compare("pre_self_paid_fen", claim.PreSelfPaid, sum.PreSelfPaid);
    }

    private static BilledClaim WithAmounts(BilledClaim claim, ClaimLine[] lines, in LineAmounts sum)
    {
        if (sum.InScope + sum.FullySelfPaid + sum.OverPriceLimit + sum.PreSelfPaid != sum.Amount)
            throw new InvalidOperationException("Identity broken: a claim's lines add up to its total.");
        return claim with
        {
            Total = sum.Amount,
            InScope = sum.InScope,
            FullySelfPaid = sum.FullySelfPaid,
            OverPriceLimit = sum.OverPriceLimit,
            PreSelfPaid = sum.PreSelfPaid,
            Lines = lines,
        };
    }
}
