using ClaimsRules.Explanation;
using ClaimsRules.Money;
using ClaimsRules.Tests.Histories;
using CsCheck;

namespace ClaimsRules.Tests.Explanation;

/// <summary>What must hold of every explanation of random histories.</summary>
internal sealed class ExplanationLawTests
{
    private static readonly HashSet<string> Known =
    [
        .. Shipped.Policy.Rules.Select(rule => rule.Id), .. Shipped.Policy.Readings.Select(reading => reading.Id),
    ];

    [Test]
    public void Explain_EverySettledClaim_StepsAddUpAndCiteWhatExists() =>
        ScenarioGen.Scenario.Sample(
            scenario =>
            {
                var policy = scenario.Variant.Policy;
                var history = new History(policy, scenario.Member, scenario.Opening, scenario.Family);
                foreach (var act in scenario.Acts) history.Settle(act.Claim(history.SumOf(act.Day.Year).Value));
                foreach (var settled in history.Settled)
                {
                    var steps = new Step[Explainer.MaxStepsWithoutFamily + scenario.Family.Length];
                    var count = Explainer.Explain(
                        policy, settled.Claim, settled.Decision, scenario.Family, [.. settled.FamilyDraws], steps);
                    AssertSteps(settled, steps[..count]);
                }
            },
            iter: Cases.Laws);

    private static void AssertSteps(SettledClaim settled, Step[] steps)
    {
        var decision = settled.Decision;
        Assert.That(steps.Select(step => step.Kind), Is.Ordered);
        Assert.That(Sum(StepKind.Deductible), Is.EqualTo(decision.Apportionment.Deductible));
        Assert.That(Sum(StepKind.Band), Is.EqualTo(decision.Apportionment.Fund));
        Assert.That(Sum(StepKind.OverLimit), Is.EqualTo(decision.Apportionment.OverLimit));
        Assert.That(Sum(StepKind.Fund), Is.EqualTo(decision.Apportionment.Fund));
        Assert.That(Sum(StepKind.Account), Is.EqualTo(decision.Shares.Account));
        Assert.That(Sum(StepKind.Family), Is.EqualTo(decision.Shares.Family));
        Assert.That(Sum(StepKind.Cash), Is.EqualTo(decision.Shares.Cash));
        Assert.That(steps.Where(step => step.Kind == StepKind.Band).Sum(step => step.AmountIn.Value),
            Is.EqualTo(decision.Apportionment.AtRate.Value));
        AssertAxis(settled, steps);
        Assert.That(steps.Any(step => step.Kind == StepKind.Band && step.AmountIn == Fen.Zero), Is.False, "no empty band");
        foreach (var step in steps)
        {
            Assert.That(Known.Contains(step.Citation.RuleId), Is.True, step.Citation.RuleId);
            Assert.That(step.Citation.Paragraph.Length == 0, Is.EqualTo(step.Citation.RuleId[0] == 'I'));
        }

        Fen Sum(StepKind kind) => new(steps.Where(step => step.Kind == kind).Sum(step => step.AmountOut.Value));
    }

    /// <summary>The steps on the axis adjoin and together are the claim's stretch of it.</summary>
    private static void AssertAxis(SettledClaim settled, Step[] steps)
    {
        var at = settled.Decision.InScopeBefore;
        foreach (var step in steps)
        {
            if (step.Kind is not (StepKind.Deductible or StepKind.Band or StepKind.OverLimit)) continue;
            Assert.That(step.AxisFrom, Is.EqualTo(at));
            at = step.AxisTo;
        }

        Assert.That(at, Is.EqualTo(settled.Decision.Apportionment.InScopeAfter));
    }
}
