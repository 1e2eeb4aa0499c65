using System.Runtime.CompilerServices;
using ClaimsEngine.Contract;
using ClaimsEngine.Families;
using ClaimsEngine.Flags;
using ClaimsEngine.Ledger;
using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Explanation;
using ClaimsRules.Money;
using ClaimsRules.Policies;
using V1 = Claims.V1;

namespace ClaimsEngine.Settlement;

/// <summary>
/// Tells a settled claim from its entry alone, under the policy that decided it. First answers, repeats, quotes
/// and later look-ups all come from here, so they are equal in every field.
/// </summary>
internal static class SettlementAnswer
{
    public static V1.Settlement Of(
        BilledClaim claim, LedgerEntry entry, Policy policy, IReadOnlyList<FamilyShare> family)
    {
        var settlement = new V1.Settlement
        {
            InstitutionId = claim.InstitutionId,
            ClaimNumber = claim.ClaimNumber,
            MemberId = claim.MemberId,
            ServiceDate = entry.Day.ToContract(),
            TotalFen = entry.Total.Value,
            InScopeFen = entry.InScope.Value,
            DeductibleFen = entry.Deductible.Value,
            AtRateFen = entry.AtRate.Value,
            OverLimitFen = entry.OverLimit.Value,
            FundFen = entry.Fund.Value,
            AccountFen = entry.Account.Value,
            FamilyFen = entry.Family.Value,
            CashFen = entry.Cash.Value,
            InScopeBeforeFen = entry.SumBefore.Value,
            InScopeAfterFen = entry.SumAfter.Value,
            BalanceAfterFen = entry.BalanceAfter.Value,
            Level = (int)entry.Level,
            Category = entry.Category.ToContract(),
            DeductibleYear = entry.DeductibleYear,
            YearlyDeductibleFen = entry.YearlyDeductible.Value,
            PolicyHash = policy.Hash,
        };
        settlement.ReplacesClaimNumber = claim.ReplacesNumber ?? "";
        settlement.Lines.AddRange(claim.Lines.Select(Of));
        foreach (var share in family)
        {
            settlement.FamilyDraws.Add(
                new V1.FamilyDraw { OwnerMemberId = share.OwnerId, AmountFen = share.Amount.Value });
        }

        settlement.Flags.AddRange(entry.Flags.Select(note => FlagText.NameOf(note.Kind)));
        AddSteps(settlement, entry, policy, family);
        if (entry.Hash.IsEmpty) return settlement;
        settlement.ReceiptHash = Convert.ToHexStringLower(entry.Hash.Span);
        settlement.SettledAt = ContractDates.ToTimestamp(entry.RecordedAtMs);
        return settlement;
    }

    public static V1.Reversal Of(ClaimKey key, LedgerEntry reversal) => new()
    {
        InstitutionId = key.InstitutionId,
        ClaimNumber = key.Number,
        FundFen = -reversal.Fund.Value,
        AccountFen = -reversal.Account.Value,
        FamilyFen = -reversal.Family.Value,
        CashFen = -reversal.Cash.Value,
        InScopeFen = -reversal.InScope.Value,
        InScopeAfterFen = reversal.SumAfter.Value,
        BalanceAfterFen = reversal.BalanceAfter.Value,
        ReceiptHash = Convert.ToHexStringLower(reversal.Hash.Span),
        ReversedAt = ContractDates.ToTimestamp(reversal.RecordedAtMs),
    };

    private static V1.LineAmounts Of(ClaimLine line, int place) => new()
    {
        Line = place,
        ItemCode = line.ItemCode,
        ItemClass = line.Class.ToContract(),
        AmountFen = line.Amounts.Amount.Value,
        InScopeFen = line.Amounts.InScope.Value,
        FullySelfPaidFen = line.Amounts.FullySelfPaid.Value,
        OverPriceLimitFen = line.Amounts.OverPriceLimit.Value,
        PreSelfPaidFen = line.Amounts.PreSelfPaid.Value,
    };

    private static void AddSteps(
        V1.Settlement settlement, LedgerEntry entry, Policy policy, IReadOnlyList<FamilyShare> family)
    {
        var facts = new ClaimFacts
        {
            ServiceDate = entry.Day,
            Setting = entry.Setting,
            VisitKind = entry.VisitKind,
            Level = entry.Level,
            Total = entry.Total,
            InScope = entry.InScope,
        };
        var decision = new Decision(
            Reason.None,
            entry.Category,
            entry.DeductibleYear,
            new BenefitSchedule(entry.YearlyDeductible, policy.BandsOn(entry.Day)),
            entry.SumBefore,
            new Apportionment(entry.Deductible, entry.AtRate, entry.OverLimit, entry.Fund, entry.SumAfter),
            new Shares(entry.Account, entry.Family, entry.Cash));
        var room = new StepRoom();
        Span<Step> steps = family.Count == 0 ? room : new Step[Explainer.MaxStepsWithoutFamily + family.Count];
        var count = Explainer.Explain(policy, facts, decision, AccountsOf(family), AmountsOf(family), steps);
        foreach (ref readonly var step in steps[..count]) settlement.Steps.Add(Of(step));
    }

    // A step tells what an account pays, not what it holds: the amount stands for the balance.
    private static FamilyAccount[] AccountsOf(IReadOnlyList<FamilyShare> family) =>
        [.. family.Select(share => new FamilyAccount(share.Patient, share.Amount))];

    private static Fen[] AmountsOf(IReadOnlyList<FamilyShare> family) => [.. family.Select(share => share.Amount)];

    private static V1.Step Of(in Step step)
    {
        var told = new V1.Step
        {
            Kind = step.Kind.ToContract(),
            AmountInFen = step.AmountIn.Value,
            AmountOutFen = step.AmountOut.Value,
            AxisFromFen = step.AxisFrom.Value,
            AxisToFen = step.AxisTo.Value,
            RuleId = step.Citation.RuleId,
            Paragraph = step.Citation.Paragraph,
            TextZh = StepText.Chinese(step),
            TextEn = StepText.English(step),
        };
        if (step.Rate is { } rate) told.RateBp = rate.Value;
        told.ReadingIds.AddRange(step.Citation.Readings);
        return told;
    }

    [InlineArray(Explainer.MaxStepsWithoutFamily)]
    private struct StepRoom
    {
        private Step _first;
    }
}
