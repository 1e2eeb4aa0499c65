using ClaimsReplay.Scenarios;

namespace ClaimsReplay.Tests.Scenarios;

internal sealed class SetOptionTests
{
    [TestCase("deductible.active=900", "deductible", "active", 90_000)]
    [TestCase("deductible.active=900.5", "deductible", "active", 90_050)]
    [TestCase("deductible.active=90000fen", "deductible", "active", 90_000)]
    [TestCase("limit=9000yuan", "limit", "", 900_000)]
    [TestCase("band1.rate.level_3=62.55", "band1.rate", "level_3", 6_255)]
    [TestCase("band1.rate.level_3=60%", "band1.rate", "level_3", 6_000)]
    [TestCase("band2.rate=5600bp", "band2.rate", "level_1,level_2,level_3", 5_600)]
    [TestCase("deductible.reduction.retiree_from_70=150", "deductible.reduction", "retiree_from_70", 15_000)]
    [TestCase("credit.monthly.veteran_worker=60", "credit.monthly", "veteran_worker", 6_000)]
    [TestCase("contribution.individual=2.5", "contribution.individual", "", 250)]
    [TestCase("capitation.rate=80", "capitation.rate", "", 8_000)]
    public void Parse_Number_TakesYuanAndPercentOrTheUnitOfTheData(string text, string parameter, string of, long value)
    {
        var number = SetOption.Parse(text);
        Assert.That((number.Parameter, string.Join(',', number.Of), number.Value), Is.EqualTo((parameter, of, value)));
        Assert.That((number.From, number.To), Is.EqualTo(((DateOnly?)null, (DateOnly?)null)));
    }

    [Test]
    public void Parse_Year_IsTheSpan()
    {
        var number = SetOption.Parse("deductible.active@2023=900");
        Assert.That((number.From, number.To), Is.EqualTo((new DateOnly(2023, 1, 1), new DateOnly(2024, 1, 1))));
    }

    [TestCase("deductible.active", "NAME[.PART][@YEAR]=VALUE is allowed")]
    [TestCase("deductibles.active=900", "one of contribution.individual, ")]
    [TestCase("age.senior=65", "one of contribution.individual, ")]
    [TestCase("filing.limit=30", "one of contribution.individual, ")]
    [TestCase("flag.near_limit=30", "one of contribution.individual, ")]
    [TestCase("deductible.student=900", "active, retiree_under_70, retiree_from_70 is allowed after deductible")]
    [TestCase("limit.active=900", "no part is allowed after limit")]
    [TestCase("limit=9000.001", "an amount in yuan with two decimals at most")]
    [TestCase("limit=-5", "an amount in yuan with two decimals at most")]
    [TestCase("limit=90%", "an amount in yuan with two decimals at most")]
    [TestCase("limit=", "an amount in yuan with two decimals at most")]
    [TestCase("limit=99999999999999999999", "an amount in yuan with two decimals at most")]
    [TestCase("band1.rate=75fen", "a rate in percent with two decimals at most")]
    [TestCase("limit@22=9000", "a year from 1900 to 2198 is allowed after @")]
    public void Parse_OtherText_SaysWhatIsAllowed(string text, string allowed) =>
        Assert.That(() => SetOption.Parse(text), Throws.TypeOf<NotUsableException>()
            .With.Message.StartsWith($"--set {text}: {allowed}"));

    [Test]
    public void Sweep_Range_IsItsPoints()
    {
        var sweep = SweepRange.Parse("band1.rate.level_1=70..80:2.5");
        Assert.That(sweep.Values, Is.EqualTo(new long[] { 7_000, 7_250, 7_500, 7_750, 8_000 }));
        Assert.That(sweep.At(1).Value, Is.EqualTo(7_250));
        Assert.That(SweepRange.Parse("limit=1..1.59:0.01").Values, Has.Count.EqualTo(SweepRange.MostPoints));
    }

    [TestCase("limit=9000", "NAME[.PART][@YEAR]=FROM..TO:STEP is allowed")]
    [TestCase("limit=9000..9500", "NAME[.PART][@YEAR]=FROM..TO:STEP is allowed")]
    [TestCase("limit=9000..9000:1", "FROM below TO")]
    [TestCase("limit=9000..9100:0", "FROM below TO")]
    [TestCase("limit=9000..9100:200", "a STEP of at most TO less FROM is allowed")]
    [TestCase("limit=1..1.60:0.01", "FROM below TO, and 2 to 60 points, are allowed")]
    [TestCase("limit=x..9100:1", "an amount in yuan")]
    public void Sweep_OtherText_SaysWhatIsAllowed(string text, string allowed) =>
        Assert.That(() => SweepRange.Parse(text), Throws.TypeOf<NotUsableException>()
            .With.Message.StartsWith($"--sweep {text}: {allowed}"));
}
