using ClaimsEngine.Flags;
using ClaimsRules.Money;

namespace ClaimsEngine.Tests.Flags;

/// <summary>Recent claims stay small, keep what the rules look back on, and survive their bytes.</summary>
internal sealed class RecentClaimsTests
{
    private static readonly DateOnly Day = new(2022, 6, 15);

    [Test]
    public void ToBytes_ReadAgain_IsTheSame()
    {
        var claims = RecentClaims.None
            .With(new RecentClaim(long.MaxValue, Day, 7, true, new Fen(123_456), []))
            .With(new RecentClaim(2, Day.AddDays(1), 300, false, new Fen(0), [new RecentDrug(5, 366), new RecentDrug(9, 1)]));
        var again = Again(claims);
        Assert.That(All(again).Select(Text), Is.EqualTo(All(claims).Select(Text)));
        Assert.That(All(RecentBytes.Read([9, 1])), Is.Empty, "another layout");
        Assert.That(All(RecentBytes.Read([])), Is.Empty, "nothing known");
    }

    [Test]
    public void Read_TheFirstLayout_IsUnderstood()
    {
        // As the first engines wrote it: a claim of entry 300 on day 738 000 at 7, a visit of 5.00, a drug for 9 days.
        byte[] first = [1, 1, 0xAC, 2, 0xD0, 0x85, 0x2D, 7, 1, 0xF4, 3, 1, 5, 9];
        Assert.That(All(RecentBytes.Read(first)).Select(Text), Is.EqualTo(new[]
        {
            Text(new RecentClaim(300, DateOnly.FromDayNumber(738_000), 7, true, new Fen(500), [new RecentDrug(5, 9)])),
        }));
    }

    [Test]
    public void With_TwiceOnTheSameClaims_LeavesEachAsItWas()
    {
        var claims = RecentClaims.None.With(Claim(1, 0));
        var (one, other) = (claims.With(Claim(2, 0)), claims.With(Claim(3, 0)));
        Assert.That(All(claims).Select(claim => claim.Entry), Is.EqualTo(new[] { 1L }));
        Assert.That(All(one).Select(claim => claim.Entry), Is.EqualTo(new[] { 1L, 2 }));
        Assert.That(All(other).Select(claim => claim.Entry), Is.EqualTo(new[] { 1L, 3 }));
    }

    [Test]
    public void With_TooMany_LetsTheOldestGoButTheLatestVisit()
    {
        var claims = RecentClaims.None.With(Claim(1, 0, isVisit: true)).With(Claim(2, 1, isVisit: true));
        for (var i = 3; i <= 60; i++) claims = claims.With(Claim(i, 2));
        Assert.That(claims.Claims.Length, Is.EqualTo(32));
        Assert.That(claims.Claims[0].Entry, Is.EqualTo(2));
        Assert.That(claims.Claims[1].Entry, Is.EqualTo(30));
        Assert.That(claims.Claims[^1].Entry, Is.EqualTo(60));
    }

    [Test]
    public void With_ManyDrugs_KeepsTheNewestWhole()
    {
        var claims = RecentClaims.None.With(Claim(1, 0, drugs: 200)).With(Claim(2, 0, drugs: 200));
        Assert.That(All(claims).Select(claim => (claim.Entry, claim.Drugs.Count)), Is.EqualTo(new[] { (2L, 200) }));
    }

    [Test]
    public void With_LaterDay_LetsGoOfWhatLiesOverAYearBack()
    {
        var claims = RecentClaims.None.With(Claim(1, -367)).With(Claim(2, -366)).With(Claim(3, 0)).With(Claim(4, -100));
        Assert.That(All(claims).Select(claim => claim.Entry), Is.EqualTo(new[] { 2L, 3, 4 }));
    }

    [Test]
    public void Without_AnEntry_TakesItOutAlone()
    {
        var claims = RecentClaims.None.With(Claim(1, 0)).With(Claim(2, 0));
        Assert.That(All(claims.Without(1)).Single().Entry, Is.EqualTo(2));
        Assert.That(All(claims.Without(3)), Has.Length.EqualTo(2));
    }

    private static RecentClaim Claim(long entry, int days, bool isVisit = false, int drugs = 0) => new(
        entry, Day.AddDays(days), 1, isVisit, new Fen(100),
        [.. Enumerable.Range(1, drugs).Select(item => new RecentDrug(item, 7))]);

    private static RecentClaims Again(RecentClaims claims)
    {
        var bytes = new byte[RecentBytes.MostOf(claims)];
        return RecentBytes.Read(bytes[..RecentBytes.Write(claims, bytes)]);
    }

    private static RecentClaim[] All(RecentClaims claims) => claims.Claims.ToArray();

    private static string Text(RecentClaim claim) =>
        $"{claim.Entry} {claim.Day} {claim.Institution} {claim.IsVisit} {claim.Total} {string.Join(',', claim.Drugs)}";
}
