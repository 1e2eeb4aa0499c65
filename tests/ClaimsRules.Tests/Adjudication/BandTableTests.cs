using ClaimsRules.Adjudication;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsRules.Tests.Adjudication;

internal sealed class BandTableTests
{
    private static readonly Citation LimitCitation = new("R5.1", "(五)", []);

    [Test]
    public void BandTable_TwoBands_AnswersByBandAndLevel()
    {
        var table = Table([100, 200], [1, 2, 3, 4, 5, 6]);
        Assert.That(table.Count, Is.EqualTo(2));
        Assert.That(table.Limit, Is.EqualTo(new Fen(200)));
        Assert.That(table.LimitCitation, Is.SameAs(LimitCitation));
        Assert.That(table.Upper(0), Is.EqualTo(new Fen(100)));
        Assert.That(table.Upper(1), Is.EqualTo(new Fen(200)));
        for (var band = 0; band < 2; band++)
        {
            for (var level = 1; level <= 3; level++)
            {
                Assert.That(table.Rate(band, (HospitalLevel)level), Is.EqualTo(new RateBp(band * 3 + level)));
                Assert.That(table.Cite(band, (HospitalLevel)level).RuleId, Is.EqualTo($"R{band * 3 + level}"));
            }
        }
    }

    [TestCase(HospitalLevel.None)]
    [TestCase((HospitalLevel)4)]
    public void BandTable_NoSuchLevel_Throws(HospitalLevel level)
    {
        var table = Table([100, 200], [1, 2, 3, 4, 5, 6]);
        Assert.That(() => table.Rate(1, level), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => table.Cite(1, level), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [TestCase(new long[] { }, 0, "There must be 1 to 4 bands.")]
    [TestCase(new long[] { 1, 2, 3, 4, 5 }, 15, "There must be 1 to 4 bands.")]
    [TestCase(new long[] { 100 }, 2, "Each band needs a rate and a citation")]
    [TestCase(new long[] { 100 }, 4, "Each band needs a rate and a citation")]
    [TestCase(new long[] { 0 }, 3, "Band ends must ascend from above 0.")]
    [TestCase(new long[] { 100, 100 }, 6, "Band ends must ascend from above 0.")]
    [TestCase(new long[] { 100, 200, 150 }, 9, "Band ends must ascend from above 0.")]
    public void BandTable_CountsOrEndsDoNotFit_Throws(long[] uppers, int rates, string says) => Assert.That(
        () => Table(uppers, [.. Enumerable.Range(1, rates)]), Throws.ArgumentException.With.Message.StartsWith(says));

    [Test]
    public void BandTable_FewerCitationsThanRates_Throws() => Assert.That(
        () => new BandTable([new Fen(1)], [default, default, default], [LimitCitation], LimitCitation),
        Throws.ArgumentException.With.Message.StartsWith("Each band needs a rate and a citation"));

    [TestCase(1)]
    [TestCase(4)]
    public void BandTable_OneToFourBands_AreAllowed(int bands)
    {
        var table = Table([.. Enumerable.Range(1, bands).Select(i => (long)i)], [.. Enumerable.Range(1, bands * 3)]);
        Assert.That(table.Limit, Is.EqualTo(new Fen(bands)));
    }

    private static BandTable Table(long[] uppers, int[] rates) => new(
        [.. uppers.Select(upper => new Fen(upper))],
        [.. rates.Select(rate => new RateBp(rate))],
        [.. rates.Select(rate => new Citation($"R{rate}", "", []))],
        LimitCitation);
}
