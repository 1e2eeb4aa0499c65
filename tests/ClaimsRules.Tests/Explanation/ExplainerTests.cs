using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Explanation;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Tests.Explanation;

internal sealed class ExplainerTests
{
    private static readonly FamilyAccount[] Relatives =
    [
        new(Beneficiary.RelativeInTianjin, Yuan.Of("300.00")),
        new(Beneficiary.RelativeInTianjin, Fen.Zero),
        new(Beneficiary.RelativeElsewhere, Yuan.Of("400.00")),
    ];

    private static readonly ClaimFacts AcrossEverything = new()
    {
        ServiceDate = People.Day("2022-08-01"),
        Level = HospitalLevel.Two,
        Total = Yuan.Of("10200.00"),
        InScope = Yuan.Of("10000.00"),
    };

    [Test]
    public void Explain_ClaimAcrossEverything_EveryStepWithAmountsAxisAndRule()
    {
        // 800 deductible, 4700 at 65 % = 3055, 3500 at 55 % = 1925, 1000 over the limit; 5220 are left to pay.
        Step[] expected =
        [
            Step(StepKind.Scope, "10200.00", "10000.00", "I1"),
            Step(StepKind.Deductible, "10000.00", "800.00", "R4.1", null, "0.00", "800.00"),
            Step(StepKind.Band, "4700.00", "3055.00", "R5.2", 6500, "800.00", "5500.00"),
            Step(StepKind.Band, "3500.00", "1925.00", "R5.3", 5500, "5500.00", "9000.00"),
            Step(StepKind.OverLimit, "10000.00", "1000.00", "R5.1", null, "9000.00", "10000.00"),
            Step(StepKind.Fund, "8200.00", "4980.00", "I2"),
            Step(StepKind.Account, "5220.00", "50.00", "R6.1"),
            Step(StepKind.Family, "5170.00", "300.00", "R6.3"),
            Step(StepKind.Family, "4870.00", "400.00", "R6.5"),
            Step(StepKind.Cash, "4470.00", "4470.00", "I7"),
        ];

        var steps = Explain(Shipped.Policy, AcrossEverything, Fen.Zero, Yuan.Of("50.00"), Relatives);

        Assert.That(steps.Select(Plain), Is.EqualTo(expected.Select(Plain)));
    }

    [Test]
    public void Explain_NothingUnderDeductibleOrOverLimit_HasNoSuchSteps()
    {
        var claim = AcrossEverything with { Total = Yuan.Of("1.00"), InScope = Yuan.Of("1.00") };
        var steps = Explain(Shipped.Policy, claim, Yuan.Of("5499.50"), Fen.Zero, []);
        Assert.That(steps.Select(Plain), Is.EqualTo(new[]
        {
            Step(StepKind.Scope, "1.00", "1.00", "I1"),
            Step(StepKind.Band, "0.50", "0.33", "R5.2", 6500, "5499.50", "5500.00"),
            Step(StepKind.Band, "0.50", "0.27", "R5.3", 5500, "5500.00", "5500.50"),
            Step(StepKind.Fund, "1.00", "0.60", "I2"),
            Step(StepKind.Cash, "0.40", "0.40", "I7"),
        }.Select(Plain)), "32.5 and 27.5 fen are 60 together: the second band shows what is left of them");
    }

    [TestCase("0.00", "800.00", 0)]
    [TestCase("5499.00", "1.00", 1)]
    [TestCase("5500.00", "1.00", 1)]
    [TestCase("5499.00", "2.00", 2)]
    [TestCase("9000.00", "1.00", 0)]
    public void Explain_ClaimThatEndsOrBeginsOnAMark_HasNoEmptyBand(string before, string inScope, int bands)
    {
        var claim = AcrossEverything with { Total = Yuan.Of(inScope), InScope = Yuan.Of(inScope) };
        var steps = Explain(Shipped.Policy, claim, Yuan.Of(before), Fen.Zero, []);
        Assert.That(steps.Count(step => step.Kind == StepKind.Band), Is.EqualTo(bands));
    }

    [Test]
    public void Explain_FrozenDeductible_CitesTheFreeze_R4_2()
    {
        var policy = Shipped.Policy.Suppose(2023, Yuan.Of("900.00"), Yuan.Of("800.00"), Yuan.Of("750.00"));
        var claim = AcrossEverything with { ServiceDate = People.Day("2023-08-01") };
        Assert.That(DeductibleStep(policy, claim, 2022).Citation, Is.EqualTo(policy.Cite("R4.2")));
        Assert.That(DeductibleStep(policy, claim, 2023).Citation.RuleId, Is.EqualTo("R4.3"), "a supposed notice");
        Assert.That(DeductibleStep(policy.Hold(2022), claim, 2022).Citation.RuleId, Is.EqualTo("R4.1"), "held, not frozen");
    }

    [Test]
    public void Explain_Pharmacy_CitesTheDrugsCell()
    {
        var claim = AcrossEverything with { Setting = ClaimSetting.PharmacyOnPrescription };
        var steps = Explain(Shipped.Policy, claim, Fen.Zero, Yuan.Of("50.00"), Relatives);
        var family = steps.Single(step => step.Kind == StepKind.Family && step.AmountOut == Yuan.Of("400.00"));
        Assert.That(family.Citation, Is.EqualTo(Shipped.Policy.CiteAccount(
            Spending.PharmacyDrugs, Beneficiary.RelativeElsewhere, claim.ServiceDate)));
    }

    [Test]
    public void Explain_Refusal_Throws() => Assert.That(
        () => Explainer.Explain(
            Shipped.Policy, AcrossEverything, Decision.Refused(Reason.CoverageEnded), [], [], new Step[20]),
        Throws.ArgumentException.With.Message.StartsWith("A refusal has no steps."));

    [Test]
    public void Explain_RoomForEveryStep_IsAskedFor()
    {
        Fen[] draws = [default, default, default];
        var decision = Decide(Shipped.Policy, AcrossEverything, Fen.Zero, Fen.Zero, Relatives, draws, 2022);
        Assert.That(Explainer.MaxStepsWithoutFamily, Is.EqualTo(10));
        Assert.That(
            () => Explainer.Explain(Shipped.Policy, AcrossEverything, decision, Relatives, draws, new Step[12]),
            Throws.ArgumentException.With.Message.StartsWith("There is not room for every step."));
        Assert.That(
            Explainer.Explain(Shipped.Policy, AcrossEverything, decision, Relatives, draws, new Step[13]), Is.EqualTo(9));
    }

    private static Step DeductibleStep(Policy policy, ClaimFacts claim, int deductibleYear)
    {
        var decision = Decide(policy, claim, Fen.Zero, Fen.Zero, [], [], deductibleYear);
        var steps = new Step[Explainer.MaxStepsWithoutFamily];
        var count = Explainer.Explain(policy, claim, decision, [], [], steps);
        return steps[..count].Single(step => step.Kind == StepKind.Deductible);
    }

    private static Step[] Explain(
        Policy policy, ClaimFacts claim, Fen before, Fen balance, FamilyAccount[] family)
    {
        var draws = new Fen[family.Length];
        var decision = Decide(policy, claim, before, balance, family, draws, 2022);
        var steps = new Step[Explainer.MaxStepsWithoutFamily + family.Length];
        return steps[..Explainer.Explain(policy, claim, decision, family, draws, steps)];
    }

    private static Decision Decide(
        Policy policy, ClaimFacts claim, Fen before, Fen balance, FamilyAccount[] family, Fen[] draws, int deductibleYear) =>
        Adjudicator.Decide(
            policy, People.Member(CoverageStatus.Active), claim, new YearToDate(before), deductibleYear, balance, family,
            draws);

    private static Step Step(
        StepKind kind, string amountIn, string amountOut, string rule, int? rateBp = null, string from = "0.00",
        string to = "0.00") => new(
        kind, Yuan.Of(amountIn), Yuan.Of(amountOut), rateBp is { } bp ? new RateBp(bp) : null, Yuan.Of(from), Yuan.Of(to),
        new Citation(rule, "", []));

    private static (StepKind, Fen, Fen, RateBp?, Fen, Fen, string) Plain(Step step) =>
        (step.Kind, step.AmountIn, step.AmountOut, step.Rate, step.AxisFrom, step.AxisTo, step.Citation.RuleId);
}
