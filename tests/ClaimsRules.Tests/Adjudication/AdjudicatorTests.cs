using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsRules.Tests.Adjudication;

internal sealed class AdjudicatorTests
{
    private static readonly MemberHistory Worker = People.Member(CoverageStatus.Active);

    [Test]
    public void Decide_SettledClaim_SaysAllThatDecided()
    {
        var decision = Decide(Claim("1000.00", "900.00"), before: "100.00", balance: "50.00");

        Assert.That(decision.Reason, Is.EqualTo(Reason.None));
        Assert.That(decision.Category, Is.EqualTo(MemberCategory.Active));
        Assert.That(decision.DeductibleYear, Is.EqualTo(2022));
        Assert.That(decision.Schedule.Deductible, Is.EqualTo(Yuan.Of("800.00")));
        Assert.That(decision.InScopeBefore, Is.EqualTo(Yuan.Of("100.00")));
        Assert.That(decision.Apportionment, Is.EqualTo(new Apportionment(
            Yuan.Of("700.00"), Yuan.Of("200.00"), Fen.Zero, Yuan.Of("150.00"), Yuan.Of("1000.00"))));
        Assert.That(decision.Shares, Is.EqualTo(new Shares(Yuan.Of("50.00"), Fen.Zero, Yuan.Of("800.00"))));
    }

    [Test]
    public void Decide_RefusedClaim_SaysTheReasonAlone()
    {
        var claim = Claim("1000.00", "900.00") with { Setting = ClaimSetting.PharmacyAlone };
        Assert.That(Decide(claim), Is.EqualTo(new Decision { Reason = Reason.PrescriptionRequired }));
    }

    [TestCase("0.00", "0.00")]
    [TestCase("10.00", "0.00")]
    [TestCase("10.00", "10.00")]
    public void Decide_AmountsAtTheirEdges_Settles(string total, string inScope) =>
        Assert.That(Decide(Claim(total, inScope)).Shares.Cash, Is.EqualTo(Yuan.Of(total)));

    [TestCase(10, -1, 0)]
    [TestCase(10, 11, 0)]
    [TestCase(10, 10, -1)]
    [TestCase(-1, -1, 0)]
    public void Decide_ImpossibleAmounts_Throws(long total, long inScope, long before)
    {
        var claim = Claim("0.00", "0.00") with { Total = new Fen(total), InScope = new Fen(inScope) };
        Assert.That(
            () => Adjudicator.Decide(
                Shipped.Policy, Worker, claim, new YearToDate(new Fen(before)), 2022, Fen.Zero, [], []),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("must hold"));
    }

    [Test]
    public void Decide_NegativeBalance_Throws() => Assert.That(
        () => Adjudicator.Decide(
            Shipped.Policy, Worker, Claim("1.00", "1.00"), default, 2022, new Fen(-1), [], []),
        Throws.TypeOf<ArgumentOutOfRangeException>());

    [TestCase(HospitalLevel.None)]
    [TestCase((HospitalLevel)4)]
    public void Decide_BenefitWithoutALevel_Throws(HospitalLevel level) => Assert.That(
        () => Decide(Claim("1000.00", "900.00") with { Level = level }),
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith("A level of 1, 2 or 3 is needed."));

    [Test]
    public void Decide_RefusedWithoutALevel_IsAnAnswer()
    {
        var claim = Claim("10.00", "9.00") with { Level = HospitalLevel.None, InstitutionNotDesignated = true };
        Assert.That(Decide(claim).Reason, Is.EqualTo(Reason.InstitutionNotDesignated));
    }

    [Test]
    public void Decide_DeductibleYearWithoutSchedule_Throws() => Assert.That(
        () => Adjudicator.Decide(
            Shipped.Policy, Worker, Claim("1.00", "1.00"), default, 2023, Fen.Zero, [], []),
        Throws.InvalidOperationException.With.Message.EqualTo("No deductible of 2023 for Active."));

    [Test]
    public void Spending_BySetting_IsVisitOrDrugs()
    {
        Assert.That(SpendingOf(ClaimSetting.Hospital), Is.EqualTo(Spending.HospitalVisit));
        Assert.That(SpendingOf(ClaimSetting.PharmacyOnPrescription), Is.EqualTo(Spending.PharmacyDrugs));
        Assert.That(SpendingOf(ClaimSetting.PharmacyAlone), Is.EqualTo(Spending.PharmacyDrugs));

        static Spending SpendingOf(ClaimSetting setting) =>
            (Claim("1.00", "1.00") with { Setting = setting }).Spending;
    }

    private static ClaimFacts Claim(string total, string inScope) => new()
    {
        ServiceDate = People.Day("2022-05-01"),
        Level = HospitalLevel.One,
        Total = Yuan.Of(total),
        InScope = Yuan.Of(inScope),
    };

    private static Decision Decide(ClaimFacts claim, string before = "0.00", string balance = "0.00") =>
        Adjudicator.Decide(
            Shipped.Policy, Worker, claim, new YearToDate(Yuan.Of(before)), 2022, Yuan.Of(balance), [], []);
}
