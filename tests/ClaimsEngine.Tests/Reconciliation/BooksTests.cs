using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Claims.V1;
using ClaimsEngine.Tests.Hosting;

namespace ClaimsEngine.Tests.Reconciliation;

/// <summary>
/// Totals, details and digests say the same of the same books, and random damage to an institution's books is found
/// and named exactly.
/// </summary>
internal sealed class BooksTests
{
    private const int Claims = 60;
    private const int Damages = 9;

    private readonly List<(int Hour, DetailRow Row)> _books = [];
    private TestEngine _engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _books.Clear();
        _engine = await TestEngine.StartAsync();
        await _engine.RegisterAllAsync(Given.Active(), Given.Active("M2"));
        await _engine.OpenAsync("M1", 20_000);
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [TestCase(1)]
    [TestCase(20_221_231)]
    public async Task Books_EqualThenDamaged_AreFoundEqualAndDamagedExactly(int seed)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await FillAsync(random);
        await AssertEqualAsync();

        var expected = Damage(random);
        var rows = _books.Select(each => each.Row).ToList();
        for (var i = rows.Count - 1; i > 0; i--)
        {
            var other = random.Next(i + 1);
            (rows[i], rows[other]) = (rows[other], rows[i]);
        }

        var found = (await _engine.CompareAsync(rows)).Select(each =>
            $"{each.Kind} {(each.Here ?? each.There).ClaimNumber} {(each.Here ?? each.There).Reversal} {each.Here} {each.There}");
        Assert.That(found, Is.EquivalentTo(expected.Select(each => each.Text)));
        var digests = await DigestsAsync();
        var oddHours = Enumerable.Range(0, 24).Where(hour => !digests[hour].Equals(DigestOf(hour)));
        Assert.That(oddHours, Is.EquivalentTo(expected.Select(each => each.Hour).Distinct()), "hours that differ");
    }

    [Test]
    public async Task GetDigests_Days_AreThoseOfShanghai()
    {
        _engine.Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromMilliseconds(1));
        await _engine.SettleAsync(Given.Claim("C1", "H1", "2022-03-01", 1_000));
        _engine.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await _engine.SettleAsync(Given.Claim("C2", "H1", "2022-03-01", 1_000));
        Assert.That((await DigestsAsync()).Select(each => each.Records).Index().Where(each => each.Item > 0),
            Is.EqualTo(new[] { (23, 1L) }));
        Assert.That((await DigestsAsync("2023-01-01"))[0].Records, Is.EqualTo(1));
        Assert.That((await DigestsAsync("2022-12-30")).Select(each => each.Digest), Is.All.EqualTo(new string('0', 64)));
    }

    private async Task FillAsync(Random random)
    {
        List<string> standing = [];
        for (var i = 0; i < Claims; i++)
        {
            if (random.Next(4) == 0) _engine.Clock.Advance(TimeSpan.FromMinutes(random.Next(40)));
            var hour = _engine.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Hour;
            if (standing.Count > 3 && random.Next(4) == 0)
            {
                var number = standing[random.Next(standing.Count)];
                standing.Remove(number);
                _books.Add((hour, await _engine.UnbookAsync("H1", number)));
                continue;
            }

            // Each bill is one of its own, so that no damage looks like a repeated bill.
            var claim = Given.Claim(
                $"C{i}", "H1", $"2022-{random.Next(1, 13):D2}-15", 100_000 + i, member: $"M{random.Next(1, 3)}");
            _books.Add((hour, await _engine.BookAsync(claim)));
            standing.Add(claim.ClaimNumber);
        }
    }

    private async Task AssertEqualAsync()
    {
        var rows = _books.Select(each => each.Row).ToList();
        var totals = new ClaimTotals
        {
            Settled = rows.Count(row => !row.Reversal),
            Reversed = rows.Count(row => row.Reversal),
            TotalFen = rows.Sum(row => row.Reversal ? -row.TotalFen : row.TotalFen),
            FundFen = rows.Sum(row => row.Reversal ? -row.FundFen : row.FundFen),
            AccountFen = rows.Sum(row => row.Reversal ? -row.AccountFen : row.AccountFen),
            CashFen = rows.Sum(row => row.Reversal ? -row.CashFen : row.CashFen),
        };
        var answer = await _engine.Reconciliation.CompareTotalsAsync(new CompareTotalsRequest
        {
            InstitutionId = "H1",
            From = Given.Day("2022-12-31"),
            Until = Given.Day("2022-12-31"),
            Totals = totals,
        });
        Assert.That(answer.Equal, Is.True, $"{answer}");
        Assert.That(await _engine.CompareAsync(rows), Is.Empty);
        Assert.That(await DigestsAsync(), Is.EqualTo(Enumerable.Range(0, 24).Select(DigestOf)));
    }

    /// <summary>Damages the books: strikes rows out, books others wrongly, adds some.</summary>
    private List<(int Hour, string Text)> Damage(Random random)
    {
        List<(int Hour, string Text)> expected = [];
        HashSet<int> touched = [];
        List<int> struckOut = [];
        for (var i = 0; i < Damages; i++)
        {
            int at;
            do at = random.Next(_books.Count);
            while (!touched.Add(at));
            var (hour, row) = _books[at];
            switch (i % 3)
            {
                case 0:
                    struckOut.Add(at);
                    expected.Add((hour, $"MissingThere {row.ClaimNumber} {row.Reversal} {row} "));
                    break;
                case 1:
                    var wrong = row.Clone();
                    wrong.CashFen += random.Next(1, 100);
                    _books[at] = (hour, wrong);
                    expected.Add((hour, $"Amount {row.ClaimNumber} {row.Reversal} {row} {wrong}"));
                    break;
                default:
                    var added = row.Clone();
                    added.ClaimNumber = $"ADDED{i}";
                    _books.Add((hour, added));
                    touched.Add(_books.Count - 1);
                    expected.Add((hour, $"MissingHere {added.ClaimNumber} {added.Reversal}  {added}"));
                    break;
            }
        }

        foreach (var at in struckOut.OrderDescending()) _books.RemoveAt(at);
        return expected;
    }

    /// <summary>The digest as an institution computes it of its books.</summary>
    private HourDigest DigestOf(int hour)
    {
        var sum = BigInteger.Zero;
        var rows = _books.Where(each => each.Hour == hour).Select(each => each.Row).ToList();
        foreach (var row in rows)
        {
            string[] fields =
            [
                row.ClaimNumber, row.Reversal ? "R" : "S",
                .. new[] { row.TotalFen, row.FundFen, row.AccountFen, row.CashFen }
                    .Select(fen => fen.ToString(CultureInfo.InvariantCulture)),
            ];
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\t', fields)));
            sum += BigInteger.Parse($"0{Convert.ToHexString(hash)}", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        var digest = (sum % BigInteger.Pow(2, 256)).ToString("x64", CultureInfo.InvariantCulture);
        return new HourDigest { Hour = hour, Records = rows.Count, Digest = digest[^64..] };
    }

    private async Task<IReadOnlyList<HourDigest>> DigestsAsync(string day = "2022-12-31") =>
        (await _engine.Reconciliation.GetDigestsAsync(
            new GetDigestsRequest { InstitutionId = "H1", Day = Given.Day(day) })).Hours;
}
