using ClaimsRules.Adjudication;
using ClaimsRules.Money;
using ClaimsRules.Policies;
using CsCheck;

namespace ClaimsRules.Tests.Laws;

/// <summary>What must hold of one stretch of the axis, whatever bands, rates and deductible apply.</summary>
internal sealed class ApportionmentLawTests
{
    private static readonly Citation Cited = new("R5.2", "(五)", []);

    /// <summary>Any bands: one to four of them, any rates, a deductible anywhere up to the limit.</summary>
    private static readonly Gen<BenefitSchedule> Schedule =
        from steps in Gen.Int[1, 400_000].Array[1, BandTable.MaxBands]
        from rates in Gen.Int[0, RateBp.Whole].Array[BandTable.MaxBands * 3]
        from permille in Gen.Int[0, 1000]
        select Make(steps, rates, permille);

    private static readonly Gen<(BenefitSchedule Schedule, long Before, long InScope, HospitalLevel Level)> Stretch =
        Gen.Select(
            Schedule, Gen.Long[0, 1_700_000], Gen.Frequency((1, Gen.Long[0, 5]), (4, Gen.Long[0, 1_700_000])),
            Gen.OneOf(HospitalLevel.One, HospitalLevel.Two, HospitalLevel.Three));

    [Test]
    public void Apportion_Always_PartsAddUpAndNoneIsNegative() =>
        Stretch.Sample(
            (schedule, before, inScope, level) =>
            {
                var parts = Apportion(schedule, before, inScope, level);
                Assert.That(parts.Deductible + parts.AtRate + parts.OverLimit, Is.EqualTo(new Fen(inScope)));
                Assert.That(parts.InScopeAfter, Is.EqualTo(new Fen(before + inScope)));
                Assert.That(parts.Deductible.IsNegative || parts.AtRate.IsNegative || parts.OverLimit.IsNegative, Is.False);
                Assert.That(parts.Fund, Is.InRange(Fen.Zero, parts.AtRate));
            },
            iter: Cases.Laws);

    [Test]
    public void Apportion_OneMoreFen_NeverLowersTheFundNorRaisesItByMoreThanAFen() =>
        Stretch.Sample(
            (schedule, before, inScope, level) =>
            {
                var fund = Apportion(schedule, before, inScope, level).Fund.Value;
                var more = Apportion(schedule, before, inScope + 1, level).Fund.Value;
                Assert.That(more - fund, Is.InRange(0, 1));
            },
            iter: Cases.Laws);

    [Test]
    public void Apportion_ClaimSplitInTwo_DiffersByRoundingAlone() =>
        Gen.Select(Stretch, Gen.Int[0, 1000]).Sample(
            (stretch, permille) =>
            {
                var (schedule, before, inScope, level) = stretch;
                var firstPart = inScope * permille / 1000;
                var whole = Apportion(schedule, before, inScope, level);
                var first = Apportion(schedule, before, firstPart, level);
                var second = Apportion(schedule, before + firstPart, inScope - firstPart, level);
                var difference = (first.Fund + second.Fund - whole.Fund).Value;
                Assert.That(difference, Is.InRange(-1, 1));
                Assert.That(first.Deductible + second.Deductible, Is.EqualTo(whole.Deductible));
                Assert.That(first.AtRate + second.AtRate, Is.EqualTo(whole.AtRate));
                Assert.That(first.OverLimit + second.OverLimit, Is.EqualTo(whole.OverLimit));
            },
            iter: Cases.Laws);

    private static BenefitSchedule Make(int[] steps, int[] rates, int permille)
    {
        List<Fen> uppers = [];
        foreach (var step in steps) uppers.Add(new Fen(step) + (uppers.Count == 0 ? Fen.Zero : uppers[^1]));
        var count = uppers.Count * 3;
        var bands = new BandTable(
            uppers, [.. rates.Take(count).Select(rate => new RateBp(rate))], [.. Enumerable.Repeat(Cited, count)], Cited);
        return new BenefitSchedule(new Fen(bands.Limit.Value * permille / 1000), bands);
    }

    private static Apportionment Apportion(BenefitSchedule schedule, long before, long inScope, HospitalLevel level)
    {
        var claim = new ClaimFacts
        {
            ServiceDate = new DateOnly(2022, 1, 1),
            Level = level,
            Total = new Fen(inScope),
            InScope = new Fen(inScope),
        };
        return Adjudicator.Apportion(claim, new YearToDate(new Fen(before)), schedule);
    }
}
