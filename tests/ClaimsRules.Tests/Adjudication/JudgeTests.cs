using ClaimsRules.Adjudication;
using ClaimsRules.Members;

namespace ClaimsRules.Tests.Adjudication;

/// <summary>Why a claim is refused, each reason at its edge and all in their order.</summary>
internal sealed class JudgeTests
{
    private static readonly MemberHistory Worker = People.Member(CoverageStatus.Active);

    private static readonly ClaimFacts Fine = new()
    {
        ServiceDate = People.Day("2022-05-01"),
        FiledOn = People.Day("2022-05-01"),
        Level = HospitalLevel.One,
        Total = Yuan.Of("100.00"),
        InScope = Yuan.Of("100.00"),
    };

    [TestCase("2022-05-01", "2022-04-30", Reason.ServiceDateInFuture)]
    [TestCase("2022-05-01", "2022-05-01", Reason.None)]
    [TestCase("2022-05-01", "2023-05-01", Reason.None)]
    [TestCase("2022-05-01", "2023-05-02", Reason.FiledTooLate)]
    [TestCase("2022-05-01", null, Reason.None)]
    [TestCase("2021-12-31", "2021-12-31", Reason.PolicyNotInForce)]
    [TestCase("2021-12-31", "2024-12-31", Reason.PolicyNotInForce)]
    [TestCase("2021-12-31", "2021-12-30", Reason.ServiceDateInFuture)]
    [TestCase("2022-01-01", null, Reason.None)]
    [TestCase("2022-12-31", null, Reason.None)]
    [TestCase("2023-01-01", null, Reason.NoDeductibleSchedule)]
    [TestCase("2026-12-31", null, Reason.NoDeductibleSchedule)]
    [TestCase("2027-01-01", null, Reason.PolicyNotInForce)]
    public void Judge_ServiceDateAndFiling_TurnAtTheirEdges_I8(string day, string? filed, Reason expected) => Assert.That(
        Judge(Worker, Fine with { ServiceDate = People.Day(day), FiledOn = filed is null ? null : People.Day(filed) }),
        Is.EqualTo(expected));

    [Test]
    public void Judge_EachFactAlone_HasItsReason()
    {
        Assert.That(Judge(Worker, Fine), Is.EqualTo(Reason.None));
        Assert.That(Judge(Worker, Fine with { VisitKind = VisitKind.Emergency }), Is.EqualTo(Reason.None));
        Assert.That(
            Judge(Worker, Fine with { Setting = ClaimSetting.PharmacyOnPrescription }), Is.EqualTo(Reason.None));
        Assert.That(
            Judge(Worker, Fine with { InstitutionNotDesignated = true }), Is.EqualTo(Reason.InstitutionNotDesignated));
        Assert.That(
            Judge(Worker, Fine with { Setting = ClaimSetting.PharmacyAlone }), Is.EqualTo(Reason.PrescriptionRequired));
        Assert.That(
            Judge(Worker, Fine with { PrescriberNotDesignated = true }), Is.EqualTo(Reason.PrescriberNotDesignated));
        Assert.That(
            Judge(Worker, Fine with { VisitKind = VisitKind.ChronicSpecial }), Is.EqualTo(Reason.BenefitNotDefined));
        Assert.That(Judge(People.Member(CoverageStatus.Resident), Fine), Is.EqualTo(Reason.BenefitNotDefined));
    }

    /// <summary>Everything is wrong at first; each step mends what the answer named, and the next reason shows.</summary>
    [Test]
    public void Judge_ManyFaults_AnswersTheFirstInOrder()
    {
        var claim = new ClaimFacts
        {
            ServiceDate = People.Day("2027-05-01"),
            FiledOn = People.Day("2027-04-30"),
            Level = HospitalLevel.None,
            Total = default,
            InScope = default,
            InstitutionNotDesignated = true,
            PrescriberNotDesignated = true,
            Setting = ClaimSetting.PharmacyAlone,
            VisitKind = VisitKind.ChronicSpecial,
        };
        var notYet = People.Member("1980-05-01", "2026-06-30", ("2026-06-01", CoverageStatus.Resident));
        List<Reason> answers = [Judge(notYet, claim)];
        claim = claim with { FiledOn = People.Day("2030-01-01") };
        answers.Add(Judge(notYet, claim));
        claim = claim with { ServiceDate = People.Day("2026-05-31") };
        answers.Add(Judge(notYet, claim));
        claim = claim with { FiledOn = People.Day("2026-07-31") };
        answers.Add(Judge(notYet, claim));
        claim = claim with { ServiceDate = People.Day("2026-07-01") };
        answers.Add(Judge(notYet, claim));
        claim = claim with { ServiceDate = People.Day("2026-06-30") };
        answers.Add(Judge(notYet, claim));
        claim = claim with { InstitutionNotDesignated = false };
        answers.Add(Judge(notYet, claim));
        claim = claim with { Setting = ClaimSetting.PharmacyOnPrescription };
        answers.Add(Judge(notYet, claim));
        claim = claim with { PrescriberNotDesignated = false };
        answers.Add(Judge(notYet, claim));
        claim = claim with { VisitKind = VisitKind.Outpatient };
        answers.Add(Judge(notYet, claim));
        answers.Add(Judge(Worker, claim));

        Assert.That(answers, Is.EqualTo(new[]
        {
            Reason.ServiceDateInFuture, Reason.PolicyNotInForce, Reason.FiledTooLate, Reason.CoverageNotStarted,
            Reason.CoverageEnded, Reason.InstitutionNotDesignated, Reason.PrescriptionRequired,
            Reason.PrescriberNotDesignated, Reason.BenefitNotDefined, Reason.BenefitNotDefined,
            Reason.NoDeductibleSchedule,
        }));
    }

    [Test]
    public void Judge_NoReason_GivesCategoryAndSchedule()
    {
        Adjudicator.Judge(Shipped.Policy, Worker, Fine, 2022, out var category, out var schedule);
        Assert.That(category, Is.EqualTo(MemberCategory.Active));
        Assert.That(schedule.Deductible, Is.EqualTo(Yuan.Of("800.00")));
        Assert.That(schedule.Bands, Is.SameAs(Shipped.Policy.BandsOn(Fine.ServiceDate)));
    }

    [Test]
    public void Judge_Refusal_GivesNoSchedule()
    {
        var claim = Fine with { InstitutionNotDesignated = true };
        Adjudicator.Judge(Shipped.Policy, Worker, claim, 2022, out var category, out var schedule);
        Assert.That(category, Is.EqualTo(MemberCategory.None));
        Assert.That(schedule, Is.EqualTo(default(BenefitSchedule)));
    }

    [TestCase("2014-05-01")]
    [TestCase("2035-05-01")]
    public void Judge_PolicyHeld_IsInForceOnAnyDay(string day)
    {
        var member = People.Member("1980-05-01", null, ("2010-01-01", CoverageStatus.Active));
        var claim = Fine with { ServiceDate = People.Day(day), FiledOn = null };
        var reason = Adjudicator.Judge(Shipped.Policy.Hold(2022), member, claim, 2022, out _, out var schedule);
        Assert.That(reason, Is.EqualTo(Reason.None));
        Assert.That(schedule.Deductible, Is.EqualTo(Yuan.Of("800.00")));
    }

    private static Reason Judge(MemberHistory member, ClaimFacts claim) =>
        Adjudicator.Judge(Shipped.Policy, member, claim, 2022, out _, out _);
}
