using System.Globalization;
using System.Numerics;
using ClaimsGateway.Nhsa.Fields;

namespace ClaimsGateway.Tests.Nhsa.Fields;

internal sealed class ExactNumberTests
{
    [TestCase("4.52", 2, 452)]
    [TestCase("4.5", 2, 450)]
    [TestCase("4", 2, 400)]
    [TestCase("-25.1", 2, -2510)]
    [TestCase(".5", 2, 50)]
    [TestCase("1.", 2, 100)]
    [TestCase("4.5200", 2, 452)]
    [TestCase("1.2E7", 2, 1_200_000_000)]
    [TestCase("15E-1", 2, 150)]
    [TestCase("0", 0, 0)]
    [TestCase("0.0000001", 7, 1)]
    public void Number_ThatFits_IsScaledExactly(string text, int decimals, long scaled)
    {
        Assert.That(ExactNumber.TryParse(text, decimals, out var result), Is.True);
        Assert.That(result, Is.EqualTo(scaled));
    }

    [TestCase("4.525", 2)]
    [TestCase("", 2)]
    [TestCase(".", 2)]
    [TestCase("-", 2)]
    [TestCase("1.2.3", 2)]
    [TestCase("1,000", 2)]
    [TestCase("１２", 2)]
    [TestCase("1e", 2)]
    [TestCase("1e99", 2)]
    [TestCase("9999999999999999999", 0)]
    [TestCase("NaN", 2)]
    [TestCase("0x10", 0)]
    public void Number_ThatDoesNotFit_IsRefused(string text, int decimals) =>
        Assert.That(ExactNumber.TryParse(text, decimals, out _), Is.False);

    [Test]
    public void Number_WrittenAndRead_IsTheSame()
    {
        const int seed = 20220101;
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++)
        {
            var decimals = random.Next(0, 7);
            var scaled = random.NextInt64(-99_999_999_999_999_999, 100_000_000_000_000_000);
            var text = ExactNumber.Format(scaled, decimals);
            Assert.That(ExactNumber.TryParse(text, decimals, out var read) && read == scaled, Is.True, $"{text}, seed {seed}");
            Assert.That(
                ExactNumber.TryParse(ExactNumber.FormatShort(scaled, decimals), decimals, out var again) && again == scaled,
                Is.True, $"{text}, seed {seed}");
            Assert.That(
                BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture),
                Is.EqualTo((BigInteger)scaled));
        }
    }
}
