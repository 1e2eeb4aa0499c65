using ClaimsReplay.Compare;
using ClaimsRules.Columns;
using ClaimsRules.Money;

namespace ClaimsReplay.Tests.Compare;

internal sealed class RankSumsTests
{
    [TestCase(1, 7)]
    [TestCase(2, 10)]
    [TestCase(3, 999)]
    [TestCase(4, 20_000)]
    public void Deciles_AnyAmounts_AreThoseOfASortWithinATenthOfAPercent(int seed, int count)
    {
        var random = new Random(seed);
        var ranks = new RankSums();
        var years = Enumerable.Range(0, count).Select(_ => Year(random)).ToArray();
        foreach (var year in years) ranks.Add(year.Total, year);
        var deciles = ranks.Deciles();

        var sorted = years.OrderBy(year => year.Total).ToArray();
        for (var decile = 0; decile < 10; decile++)
        {
            var exact = sorted[(count * decile / 10)..(count * (decile + 1) / 10)];
            Assert.That(deciles[decile].Years, Is.EqualTo(exact.Length), $"seed {seed}, decile {decile}");
            var total = exact.Sum(year => year.Total.Value);
            Assert.That(
                deciles[decile].Total.Value, Is.EqualTo(total).Within(total / 1000 + 1), $"seed {seed}, decile {decile}");
        }

        Assert.That(deciles.Sum(part => part.Total.Value), Is.EqualTo(years.Sum(year => year.Total.Value)));
        Assert.That(deciles.Sum(part => part.Fund.Value), Is.EqualTo(years.Sum(year => year.Fund.Value)));
        Assert.That(deciles.Sum(part => part.Account.Value), Is.EqualTo(years.Sum(year => year.Account.Value)));
    }

    [Test]
    public void Deciles_InTwoHalves_AreThoseOfTheWhole()
    {
        var random = new Random(6);
        RankSums[] ranks = [new(), new(), new()];
        for (var i = 0; i < 5_000; i++)
        {
            var year = Year(random);
            ranks[0].Add(year.Total, year);
            ranks[1 + i % 2].Add(year.Total, year);
        }

        ranks[1].Add(ranks[2]);
        Assert.That(ranks[1].Deciles(), Is.EqualTo(ranks[0].Deciles()));
    }

    [Test]
    public void Deciles_OfNobody_AreEmpty() =>
        Assert.That(new RankSums().Deciles(), Is.All.EqualTo(default(RankPart)));

    [Test]
    public void Deciles_LargestAmounts_StayExact()
    {
        var ranks = new RankSums();
        var fen = new Fen(100_000_000_000L * 4_096);
        ranks.Add(fen, new ClaimTotals(1, fen, Fen.Zero, Fen.Zero, Fen.Zero, Fen.Zero, Fen.Zero));
        Assert.That(ranks.Deciles()[9], Is.EqualTo(new RankPart(1, fen, Fen.Zero, Fen.Zero, fen)));
    }

    private static ClaimTotals Year(Random random)
    {
        var total = random.Next(5) == 0 ? random.Next(3_000) : random.Next(3_000_000);
        var fund = random.Next(total + 1);
        var account = random.Next(total - fund + 1);
        return new ClaimTotals(
            1, new Fen(total), Fen.Zero, new Fen(fund), Fen.Zero, Fen.Zero, new Fen(account));
    }
}
