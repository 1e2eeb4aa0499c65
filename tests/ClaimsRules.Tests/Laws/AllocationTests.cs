using ClaimsRules.Accounts;
using ClaimsRules.Adjudication;
using ClaimsRules.Explanation;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Tests.Laws;

/// <summary>Deciding and explaining allocate nothing: not one byte over thousands of calls.</summary>
[NonParallelizable]
internal sealed class AllocationTests
{
    private const int Rounds = 10_000;
    private static readonly Policy Policy =
        Shipped.Policy.Suppose(2023, Yuan.Of("900.00"), Yuan.Of("800.00"), Yuan.Of("750.00"));

    private readonly MemberHistory _member = People.Member(
        "1953-02-28", null, ("2015-01-01", CoverageStatus.Active), ("2022-07-01", CoverageStatus.Retiree));
    private readonly FamilyAccount[] _family =
        [new(Beneficiary.RelativeInTianjin, new Fen(500)), new(Beneficiary.RelativeElsewhere, new Fen(90_000))];
    private readonly Fen[] _draws = new Fen[2];
    private readonly Step[] _steps = new Step[Explainer.MaxStepsWithoutFamily + 2];
    private readonly YearSum[] _sums = [new(2022, new Fen(70_000))];

    [Test]
    public void Decide_ManyClaims_AllocatesNothing() => AssertNothing(i => Decide(i).Apportionment.Fund.Value);

    [Test]
    public void Decide_Refusals_AllocateNothing() => AssertNothing(i =>
        (long)Adjudicator.Decide(
            Policy, _member, Claim(i) with { VisitKind = VisitKind.ChronicSpecial }, default, 2022, Fen.Zero, [], []).Reason);

    [Test]
    public void DeductibleYear_ManyYears_AllocatesNothing() =>
        AssertNothing(i => Freeze.DeductibleYear(Policy, _member, 2022 + i % 5, _sums));

    [Test]
    public void Divide_WithFamily_AllocatesNothing() => AssertNothing(i => PayerOrder.Divide(
        new Fen(i * 7), AccountUse.OwnThenFamily, i % 2 == 0 ? null : new Fen(1000), new Fen(i), _family, _draws, Policy,
        Spending.HospitalVisit, new DateOnly(2022, 8, 1)).Cash.Value);

    [Test]
    public void MonthlyCredit_EveryMonth_AllocatesNothing() =>
        AssertNothing(i => MonthlyCredit.Decide(Policy, _member, new DateOnly(2022, 1 + i % 12, 1)).Amount.Value);

    [Test]
    public void Explain_EveryKindOfStep_AllocatesNothing() => AssertNothing(i =>
    {
        var claim = Claim(i);
        return Explainer.Explain(Policy, claim, Decide(i), _family, _draws, _steps);
    });

    [Test]
    public void Identities_ManyDecisions_AllocateNothing() => AssertNothing(i =>
    {
        var decision = Decide(i);
        Identities.Assert(Claim(i), decision);
        return decision.Shares.Cash.Value;
    });

    private static void AssertNothing(Func<int, long> call)
    {
        long result = 0;
        for (var i = 0; i < Rounds; i++) result += call(i);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++) result += call(i);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(allocated, Is.Zero);
        Assert.That(result, Is.Not.Zero, "the calls must have done something");
    }

    private static ClaimFacts Claim(int i) => new()
    {
        ServiceDate = new DateOnly(2022, 1, 1).AddDays(i % 365),
        FiledOn = new DateOnly(2022, 12, 31),
        Level = (HospitalLevel)(1 + i % 3),
        Total = new Fen(i * 97),
        InScope = new Fen(i * 89),
        AccountUse = (AccountUse)(i % 3),
    };

    private Decision Decide(int i) => Adjudicator.Decide(
        Policy, _member, Claim(i), new YearToDate(new Fen(i * 31)), 2022, new Fen(i), _family, _draws);
}
