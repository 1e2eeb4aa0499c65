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
        var again = RecentClaims.Of(claims.ToBytes());
        Assert.That(again.Claims.Select(Text), Is.EqualTo(claims.Claims.Select(Text)));
        Assert.That(RecentClaims.Of([9, 1]).Claims, Is.Empty, "another layout");
    }

    [Test]
    public void With_TooMany_LetsTheOldestGoButTheLatestVisit()
    {
        var claims = RecentClaims.None.With(Claim(1, 0, isVisit: true)).With(Claim(2, 1, isVisit: true));
        for (var i = 3; i <= 60; i++) claims = claims.With(Claim(i, 2));
        Assert.That(claims.Claims, Has.Count.EqualTo(32));
        Assert.That(claims.Claims[0].Entry, Is.EqualTo(2));
        Assert.That(claims.Claims[1].Entry, Is.EqualTo(30));
        Assert.That(claims.Claims[^1].Entry, Is.EqualTo(60));
    }

    [Test]
    public void With_ManyDrugs_KeepsTheNewestWhole()
    {
        var claims = RecentClaims.None.With(Claim(1, 0, drugs: 200)).With(Claim(2, 0, drugs: 200));
        Assert.That(claims.Claims.Select(claim => (claim.Entry, claim.Drugs.Count)), Is.EqualTo(new[] { (2L, 200) }));
    }

    [Test]
    public void With_LaterDay_LetsGoOfWhatLiesOverAYearBack()
    {
        var claims = RecentClaims.None.With(Claim(1, -367)).With(Claim(2, -366)).With(Claim(3, 0)).With(Claim(4, -100));
        Assert.That(claims.Claims.Select(claim => claim.Entry), Is.EqualTo(new[] { 2L, 3, 4 }));
    }

    [Test]
    public void Without_AnEntry_TakesItOutAlone()
    {
        var claims = RecentClaims.None.With(Claim(1, 0)).With(Claim(2, 0));
        Assert.That(claims.Without(1).Claims.Single().Entry, Is.EqualTo(2));
        Assert.That(claims.Without(3).Claims, Has.Count.EqualTo(2));
    }

    private static RecentClaim Claim(long entry, int days, bool isVisit = false, int drugs = 0) => new(
        entry, Day.AddDays(days), 1, isVisit, new Fen(100),
        [.. Enumerable.Range(1, drugs).Select(item => new RecentDrug(item, 7))]);

    private static string Text(RecentClaim claim) =>
        $"{claim.Entry} {claim.Day} {claim.Institution} {claim.IsVisit} {claim.Total} {string.Join(',', claim.Drugs)}";
}
