using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Dates;
using ClaimsRules.Explanation;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;
using ClaimsRules.Tests.Histories;

namespace ClaimsRules.Tests.Examples;

/// <summary>Every worked example by its id.</summary>
internal sealed class ExampleTests
{
    private static readonly Policy With2023 = Shipped.Policy.Suppose(
        2023, Yuan.Of("900.00"), Yuan.Of("800.00"), Yuan.Of("750.00"));

    private static IEnumerable<TestCaseData> Cases() =>
        Example.All().Select(example => new TestCaseData(example).SetArgDisplayNames(example.Id));

    [TestCaseSource(nameof(Cases))]
    public void Example_EveryClaim_HasEveryColumnOfTheTable(object block)
    {
        var example = (Example)block;
        var history = new History(With2023, example.Member, example.Balance);
        if (example.Sum > Fen.Zero) history.Settle(Visit("2022-01-02", example.Sum) with { AccountUse = AccountUse.None });

        foreach (var row in example.Rows)
        {
            var decision = history.Settle(RowVisit(row));
            Assert.That(decision.Reason, Is.EqualTo(Reason.None), $"{row.ServiceDate:O}");
            Assert.That(ExampleAmounts.Of(decision), Is.EqualTo(row.Expected), $"{row.ServiceDate:O}");
            Assert.That(decision.Shares.Family, Is.EqualTo(Fen.Zero));
            AssertSteps(row, decision);
        }

        ClaimFacts RowVisit(ExampleRow row) => new()
        {
            ServiceDate = row.ServiceDate,
            Setting = example.Setting,
            Level = row.Level,
            Total = row.Total,
            InScope = row.InScope,
        };
    }

    [Test]
    public void ExampleTable_Ids_AreThoseOfTheSpecification()
    {
        string[] ids = [.. Example.All().Select(example => example.Id.Split(' ')[0]).Distinct()];
        string[] elsewhere = ["E15", "E17", "E18"];
        Assert.That(ids.Union(elsewhere), Is.EquivalentTo(Enumerable.Range(1, 18).Select(number => $"E{number}")));
    }

    [Test]
    public void E14_HospitalRoseToLevel2AfterTheIssue_LevelOfTheIssueDayCounts()
    {
        var hospital = new Timeline<HospitalLevel>(
        [
            (new DateSpan(People.Day("2020-01-01"), People.Day("2022-05-01")), HospitalLevel.One),
            (new DateSpan(People.Day("2022-05-01"), People.Day("2027-01-01")), HospitalLevel.Two),
        ]);
        hospital.TryGet(People.Day("2022-04-30"), out var onIssue);
        hospital.TryGet(People.Day("2022-05-01"), out var onPurchase);
        var claim = Visit("2022-05-01", Yuan.Of("1000.00")) with { Setting = ClaimSetting.PharmacyOnPrescription };
        var year = new YearToDate(Yuan.Of("800.00"));
        var member = People.Member(CoverageStatus.Active);

        var decision = Decide(claim with { Level = onIssue });
        var wrong = Decide(claim with { Level = onPurchase });

        Assert.That(decision.Apportionment.Fund, Is.EqualTo(Yuan.Of("750.00")));
        Assert.That(wrong.Apportionment.Fund, Is.EqualTo(Yuan.Of("650.00")), "the level of the purchase would differ");

        Decision Decide(ClaimFacts facts) =>
            Adjudicator.Decide(Shipped.Policy, member, facts, year, 2022, Fen.Zero, [], []);
    }

    [TestCase("2022-06-30", "0.00", "100.00")]
    [TestCase("2022-07-01", "100.00", "0.00")]
    public void E15_DaughtersBurden_FathersAccountPaysFromJulyOn(string day, string fathersPart, string cash)
    {
        var father = new FamilyAccount(Beneficiary.RelativeInTianjin, Yuan.Of("500.00"));
        var daughter = new History(Shipped.Policy, People.Member(CoverageStatus.Active), Fen.Zero, father);

        var decision = daughter.Settle(Visit(day, Yuan.Of("100.00")));

        Assert.That(decision.Shares, Is.EqualTo(new Shares(Fen.Zero, Yuan.Of(fathersPart), Yuan.Of(cash))));
        Assert.That(daughter.Family[0].Balance, Is.EqualTo(Yuan.Of("500.00") - Yuan.Of(fathersPart)));
    }

    [Test]
    public void E17_FirstOfTwoClaimsReversed_SecondStandsAndARerunWouldGiveLess()
    {
        var member = People.Member(CoverageStatus.Active);
        var history = new History(Shipped.Policy, member, Fen.Zero);
        var first = history.Settle(Visit("2022-01-10", Yuan.Of("1000.00")));
        var second = history.Settle(Visit("2022-01-11", Yuan.Of("1000.00")));
        Assert.That(first.Apportionment.Fund, Is.EqualTo(Yuan.Of("150.00")));
        Assert.That(second.Apportionment.Fund, Is.EqualTo(Yuan.Of("750.00")));

        history.Reverse(0);

        Assert.That(history.SumOf(2022), Is.EqualTo(Yuan.Of("1000.00")));
        var fund = history.Settled.Where(claim => !claim.IsReversed)
            .Aggregate(Fen.Zero, (sum, claim) => sum + claim.Decision.Apportionment.Fund);
        Assert.That(fund, Is.EqualTo(Yuan.Of("750.00")), "the second claim stands");

        var rerun = new History(Shipped.Policy, member, Fen.Zero).Settle(history.Settled[1].Claim);
        Assert.That(rerun.Apportionment.Fund, Is.EqualTo(Yuan.Of("150.00")), "what a re-run would give");
    }

    [Test]
    public void E18_FrozenMemberWithoutNotice_IsRefused()
    {
        var history = new History(Shipped.Policy, People.Member(CoverageStatus.Active), Fen.Zero);
        Assert.That(history.DeductibleYear(2023), Is.EqualTo(2022), "the member is frozen");

        var decision = history.Settle(Visit("2023-02-01", Yuan.Of("1000.00")));

        Assert.That(decision, Is.EqualTo(Decision.Refused(Reason.NoDeductibleSchedule)));
        Assert.That(history.SumOf(2023), Is.EqualTo(Fen.Zero));
    }

    private static ClaimFacts Visit(string day, Fen amount) => new()
    {
        ServiceDate = People.Day(day),
        Level = HospitalLevel.One,
        Total = amount,
        InScope = amount,
    };

    private static void AssertSteps(ExampleRow row, Decision decision)
    {
        var claim = new ClaimFacts
        {
            ServiceDate = row.ServiceDate,
            Level = row.Level,
            Total = row.Total,
            InScope = row.InScope,
        };
        var steps = new Step[Explainer.MaxStepsWithoutFamily];
        var count = Explainer.Explain(With2023, claim, decision, [], [], steps);
        Assert.That(AmountOf(StepKind.Deductible), Is.EqualTo(row.Expected.Deductible));
        Assert.That(AmountOf(StepKind.Band), Is.EqualTo(row.Expected.Fund));
        Assert.That(AmountOf(StepKind.OverLimit), Is.EqualTo(row.Expected.OverLimit));
        Assert.That(AmountOf(StepKind.Account), Is.EqualTo(row.Expected.Account));
        Assert.That(AmountOf(StepKind.Cash), Is.EqualTo(row.Expected.Cash));

        Fen AmountOf(StepKind kind) => steps[..count].Where(step => step.Kind == kind)
            .Aggregate(Fen.Zero, (sum, step) => sum + step.AmountOut);
    }
}
