using ClaimsRules.Adjudication;
using ClaimsRules.Columns;
using ClaimsRules.Dates;
using ClaimsRules.Members;
using ClaimsRules.Money;

namespace ClaimsRules.Tests.Columns;

/// <summary>What the kernel does not take, it says.</summary>
internal sealed class RefusedInputTests
{
    private static readonly DateSpan Year = new(new DateOnly(2022, 1, 1), new DateOnly(2023, 1, 1));
    private static readonly ColumnPlan Plan = new([Shipped.Policy], Year, Year);
    private static readonly MemberHistory Member = new(
        new DateOnly(1980, 1, 1), null,
        [new CoveragePeriod(new DateOnly(2020, 1, 1), CoverageStatus.Active, FundingMode.Unified, new Fen(800_000))]);

    [Test]
    public void Member_WithLinkedAccounts_IsNotTaken() => Assert.That(
        () => Add(One() with { HasLinkedAccounts = true }), Throws.ArgumentException);

    [Test]
    public void Columns_OfDifferentLength_AreNotTaken() => Assert.That(
        () => Add(One() with { Levels = [HospitalLevel.One, HospitalLevel.One] }), Throws.ArgumentException);

    [Test]
    public void Amount_BelowZero_IsNotTaken() => Assert.That(
        () => Add(One() with { InScope = [new Fen(-1)] }), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Balance_BelowZero_IsNotTaken() => Assert.That(
        () => Add(One() with { OpeningBalance = new Fen(-1) }), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(2021, 12, 31)]
    [TestCase(2023, 1, 1)]
    public void ServiceDate_OutsideThePlan_IsNotTaken(int year, int month, int day) => Assert.That(
        () => Add(One() with { ServiceDates = [new DateOnly(year, month, day)] }),
        Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(0L)]
    [TestCase(3_000_000_000L)]
    public void Level_OfASettledClaim_IsNeeded(long inScope) => Assert.That(
        () => Add(One() with { Levels = [HospitalLevel.None], InScope = [new Fen(inScope)] }),
        Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Level_OfARefusedClaim_IsNotNeeded()
    {
        var builder = new BlockBuilder(Plan);
        builder.Add(One() with { Levels = [HospitalLevel.None], Refusals = [Reason.InstitutionNotDesignated] });
        Assert.That(
            builder.Build().Refusals.ToArray(),
            Is.EqualTo(new[] { new Refusal(0, 0, Reason.InstitutionNotDesignated) }));
    }

    [Test]
    public void Plan_WithoutPolicy_IsNotMade() =>
        Assert.That(() => new ColumnPlan([], Year, Year), Throws.ArgumentException);

    [Test]
    public void Plan_CreditsOutsideTheDays_IsNotMade() => Assert.That(
        () => new ColumnPlan([Shipped.Policy], Year, new DateSpan(new DateOnly(2021, 12, 1), Year.To)),
        Throws.ArgumentException);

    [Test]
    public void Plan_PoliciesThatRefuseDifferently_IsNotMade()
    {
        var later = new DateSpan(Year.From, new DateOnly(2024, 1, 1));
        var supposed = Shipped.Policy.Suppose(2023, new Fen(1), new Fen(1), new Fen(1));
        var older = SupposedPolicy.WithNumber("years", 70, 65);
        Assert.That(() => new ColumnPlan([Shipped.Policy, supposed], Year, Year), Throws.Nothing);
        Assert.That(() => new ColumnPlan([Shipped.Policy, supposed], later, Year), Throws.ArgumentException);
        Assert.That(() => new ColumnPlan([SupposedPolicy.Years, older], Year, Year), Throws.ArgumentException);
        var held = Shipped.Policy.Hold(2022);
        Assert.That(() => new ColumnPlan([Shipped.Policy, held], Year, Year), Throws.ArgumentException);
    }

    [Test]
    public void Kernel_BlockOfAnotherPlan_IsNotRun()
    {
        var other = new ColumnPlan([Shipped.Policy], Year, Year);
        var block = new BlockBuilder(other).Build();
        Assert.That(() => new ColumnKernel(Plan).Run(block, .., new PolicyTotals(Plan)), Throws.ArgumentException);
        Assert.That(() => new ColumnKernel(other).Run(block, .., new PolicyTotals(Plan)), Throws.ArgumentException);
    }

    [Test]
    public void Row_OfAPartThatDidNotRun_IsNotGiven()
    {
        var builder = new BlockBuilder(Plan);
        for (var member = 0; member < 40; member++) builder.Add(One());
        var block = builder.Build();
        var outputs = new ClaimOutputs();
        new ColumnKernel(Plan).Run(block, 1..2, 0, outputs);
        Assert.That(outputs.Row(block, 20, 0).Total, Is.EqualTo(new Fen(100_000)));
        Assert.That(() => outputs.Row(block, 0, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => outputs.Row(block, 20, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static MemberClaims One() => new()
    {
        Member = Member,
        ServiceDates = new[] { new DateOnly(2022, 3, 1) },
        InScope = new[] { new Fen(100_000) },
        Levels = new[] { HospitalLevel.One },
    };

    private static void Add(in MemberClaims member) => new BlockBuilder(Plan).Add(member);
}
