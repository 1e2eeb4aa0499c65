using Claims.V1;
using ClaimsEngine.Flags;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsEngine.Tests.Flags;

/// <summary>Each flag rule at its edges (R7.1).</summary>
internal sealed class FlagRulesTests
{
    private static readonly FlagThresholds Thresholds = new(2, 0, new Fen(50_000), new RateBp(500), 3, 30, 365);
    private static readonly DateOnly Day = new(2022, 6, 15);

    private static IEnumerable<TestCaseData> SameDay()
    {
        yield return new TestCaseData(0, 2L, 2).SetArgDisplayNames("another institution on the day");
        yield return new TestCaseData(0, 1L, null).SetArgDisplayNames("the same institution on the day");
        yield return new TestCaseData(-1, 2L, null).SetArgDisplayNames("another institution the day before");
        yield return new TestCaseData(1, 2L, null).SetArgDisplayNames("another institution the day after");
    }

    [TestCaseSource(nameof(SameDay))]
    public void Judge_OtherInstitution_FlagsTheSameDayOnly(int days, long institution, int? measure) =>
        Assert.That(
            Judge(RecentClaims.None.With(Claim(1, days, institution: institution)), Claim(2, 0)),
            Is.EqualTo(Flagged(FlagKind.SameDaySeveralInstitutions, measure)));

    [Test]
    public void Judge_ThirdInstitution_CountsThree() =>
        Assert.That(
            Judge(RecentClaims.None.With(Claim(1, 0, institution: 2)).With(Claim(2, 0, institution: 3)), Claim(3, 0)),
            Is.EqualTo(Flagged(FlagKind.SameDaySeveralInstitutions, 3)));

    [TestCase(-7, null)]
    [TestCase(-6, 1)]
    [TestCase(0, 7)]
    [TestCase(6, 1, Description = "filed late: this purchase lasted into the later one")]
    [TestCase(7, null)]
    public void Judge_SameDrug_FlagsWhileDaysAreLeft(int days, int? measure) =>
        Assert.That(
            Judge(RecentClaims.None.With(Claim(1, days, drug: 5, lasts: 7)), Claim(2, 0, drug: 5, lasts: 7)),
            Is.EqualTo(Flagged(FlagKind.DrugTooSoon, measure)));

    [Test]
    public void Judge_AnotherDrug_FlagsNothing() =>
        Assert.That(
            Judge(RecentClaims.None.With(Claim(1, -1, drug: 6, lasts: 7)), Claim(2, 0, drug: 5, lasts: 7)), Is.Empty);

    [TestCase(-29, 49_999, 3)]
    [TestCase(-30, 49_999, null)]
    [TestCase(29, 47_500, 3)]
    [TestCase(-1, 50_000, null)]
    [TestCase(-1, 47_499, null)]
    public void Judge_ThirdBillJustUnderLimit_FlagsWithinTheWindow(int days, long total, int? measure)
    {
        var before = RecentClaims.None.With(Claim(1, days, total: total)).With(Claim(2, -2, total: 48_000));
        Assert.That(Judge(before, Claim(3, 0, total: 49_000)), Is.EqualTo(Flagged(FlagKind.JustUnderLimit, measure)));
        Assert.That(Judge(before, Claim(3, 0, total: 50_000)), Is.Empty, "the bill itself is not near");
    }

    [TestCase(-365, true, null)]
    [TestCase(-366, true, 365)]
    [TestCase(-1, false, 365)]
    public void Judge_DrawOnRelative_FlagsWithoutAVisitInTheWindow(int days, bool isVisit, int? measure)
    {
        var before = RecentClaims.None.With(Claim(1, days, isVisit: isVisit));
        Assert.That(Judge(before, Claim(2, 0), drawsOnRelative: true),
            Is.EqualTo(Flagged(FlagKind.RelativeWithoutVisits, measure)));
        Assert.That(Judge(before, Claim(2, 0)), Is.Empty, "no draw");
        Assert.That(Judge(before, Claim(2, 0, isVisit: true), drawsOnRelative: true), Is.Empty, "it is a visit");
    }

    [Test]
    public void Judge_SeveralRules_AreToldInTheOrderOfTheirNumbers()
    {
        var before = RecentClaims.None.With(Claim(1, 0, institution: 2, drug: 5, lasts: 7));
        Assert.That(
            Judge(before, Claim(2, 0, drug: 5, lasts: 7), drawsOnRelative: true).Select(note => (int)note.Kind),
            Is.EqualTo(new[] { 1, 2, 4 }));
    }

    [Test]
    public void NameOf_EachRule_IsTheContractsWithoutItsPrefix()
    {
        foreach (var value in AuditReflection.Descriptor.EnumTypes.Single(each => each.Name == "FlagKind").Values)
        {
            if (value.Number == 0) continue;
            Assert.That($"FLAG_KIND_{FlagText.NameOf((FlagKind)value.Number)}", Is.EqualTo(value.Name));
            var note = new FlagNote((FlagKind)value.Number, 4_711);
            Assert.That(FlagText.Chinese(note, Thresholds), Does.Contain("4711"));
            Assert.That(FlagText.English(note, Thresholds), Does.Contain("4711"));
        }

        Assert.That(() => FlagText.NameOf(FlagKind.Unspecified), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static IReadOnlyList<FlagNote> Judge(
        RecentClaims before, RecentClaim claim, bool drawsOnRelative = false) =>
        FlagRules.Judge(Thresholds, before, claim, drawsOnRelative);

    private static FlagNote[] Flagged(FlagKind kind, int? measure) =>
        measure is { } known ? [new FlagNote(kind, known)] : [];

    private static RecentClaim Claim(
        long entry, int days, long institution = 1, bool isVisit = false, long total = 100, long drug = 0, int lasts = 0) =>
        new(entry, Day.AddDays(days), institution, isVisit, new Fen(total),
            drug == 0 ? [] : [new RecentDrug(drug, lasts)]);
}
