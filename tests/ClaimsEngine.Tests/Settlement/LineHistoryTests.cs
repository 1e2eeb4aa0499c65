using Claims.V1;
using ClaimsEngine.Tests.Hosting;
using ClaimsEngine.Tests.Ledger;
using Dapper;
using Microsoft.Data.Sqlite;
using V1 = Claims.V1;

namespace ClaimsEngine.Tests.Settlement;

/// <summary>
/// Whatever is settled, refunded, reversed, undone, cancelled and repeated in whatever order: the ledger adds up,
/// and a prescription has left what was prescribed less what stands.
/// </summary>
internal sealed class LineHistoryTests
{
    private const int Acts = 120;
    private const int Prescriptions = 4;
    private const int Units = 12;
    private static readonly string[] Codes = ["A", "B", "FREE"];

    private readonly Dictionary<string, Claim> _standing = [];
    private readonly HashSet<string> _cancelled = [];
    private TestEngine _engine = null!;
    private Random _random = null!;
    private int _numbers;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await Pharmacy.StartAsync();
        _standing.Clear();
        _cancelled.Clear();
        _numbers = 0;
        await _engine.Accounts.OpenAccountAsync(new OpenAccountRequest { MemberId = "M1", BalanceFen = 30_000 });
        for (var i = 0; i < Prescriptions; i++)
            await _engine.IssueAsync(Pharmacy.Prescription($"R{i}", ("A", Units), ("B", Units)));
    }

    [TearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [TestCase(1)]
    [TestCase(20_220_301)]
    [TestCase(777)]
    public async Task History_OfRandomActs_KeepsEveryIdentity(int seed)
    {
        _random = new Random(seed);
        for (var i = 0; i < Acts; i++)
        {
            await (_random.Next(10) switch
            {
                < 5 => SettleAsync(),
                < 7 => RefundAsync(),
                < 8 => TakeBackAsync(),
                < 9 => UndoAsync(),
                _ => CancelAsync(i),
            });
        }

        for (var i = 0; i < Prescriptions; i++)
            Assert.That(await _engine.LeftAsync($"R{i}"), Is.EqualTo(LeftOf($"R{i}")), $"seed {seed}, R{i}");
        using var database = _engine.OpenDatabase();
        AssertLedger(database, seed);
        Assert.That(_standing, Is.Not.Empty, $"seed {seed}");
    }

    private async Task SettleAsync()
    {
        var lines = Enumerable.Range(0, _random.Next(1, 4))
            .Select(_ => Pharmacy.Line(Codes[_random.Next(Codes.Length)], _random.Next(1, 5), _random.Next(3_000)))
            .ToArray();
        var number = $"C{_numbers++}";
        var claim = _random.Next(3) == 0
            ? Pharmacy.Claim(number, "P1", lines)
            : Pharmacy.Against($"R{_random.Next(Prescriptions)}", number, "P1", lines);
        claim.Prescription ??= new Prescription { InstitutionId = "H2", IssueDate = Given.Day("2022-02-20") };
        var answer = await _engine.Claims.SettleAsync(new SettleRequest { Claim = claim });
        var refused = answer.Refusal is { HasLine: true } ? answer.Refusal.Line : (int?)null;
        Assert.That((answer.Refusal?.Reason ?? Reason.Unspecified, refused), Is.EqualTo(ExpectedOf(claim)));
        if (answer.Settlement is null) return;
        AssertSettled(answer.Settlement);
        _standing.Add(number, claim);
        var again = await _engine.Claims.SettleAsync(new SettleRequest { Claim = claim });
        Assert.That(again, Is.EqualTo(answer));
    }

    private async Task RefundAsync()
    {
        if (PickStanding() is not { } claim) return;
        var place = _random.Next(claim.Lines.Count);
        var units = (int)UnitsOf(claim.Lines[place]);
        var given = _random.Next(1, units + 1);
        if (given == units && claim.Lines.Count == 1) return;
        var number = $"C{_numbers++}";
        var answer = (await _engine.RefundAsync("P1", claim.ClaimNumber, number, (place, given))).Refunded;
        Assert.That(await _engine.RefundAsync("P1", claim.ClaimNumber, number, (place, given)),
            Is.EqualTo(new RefundResponse { Refunded = answer }));
        AssertSettled(answer.Replacement);
        Assert.That(answer.CashBackFen, Is.EqualTo(answer.Reversal.CashFen - answer.Replacement.CashFen));
        var rest = claim.Clone();
        rest.ClaimNumber = number;
        rest.Lines[place].QuantityE4 -= given * 10_000L;
        if (given == units) rest.Lines.RemoveAt(place);
        _standing.Remove(claim.ClaimNumber);
        _standing.Add(number, rest);
        Assert.That(answer.Replacement.Lines.Select(line => line.AmountFen),
            Is.EqualTo(rest.Lines.Select(AmountOf)));
    }

    private async Task TakeBackAsync()
    {
        if (PickStanding() is not { } claim) return;
        var first = await _engine.TakeBackAsync("P1", claim.ClaimNumber);
        Assert.That(await _engine.TakeBackAsync("P1", claim.ClaimNumber), Is.EqualTo(first));
        _standing.Remove(claim.ClaimNumber);
    }

    private async Task UndoAsync()
    {
        var number = $"C{_random.Next(_numbers + 2)}";
        var first = await _engine.UndoAsync("P1", number);
        Assert.That(first.State, Is.AnyOf(KeyState.Reversed, KeyState.Fenced));
        Assert.That(await _engine.UndoAsync("P1", number), Is.EqualTo(first));
        _standing.Remove(number);
        _numbers += 2;
    }

    private async Task CancelAsync(int act)
    {
        if (act % 3 != 0) return;
        var number = $"R{_random.Next(Prescriptions - 1)}";
        await _engine.CancelAsync(number);
        _cancelled.Add(number);
    }

    private (Reason Reason, int? Line) ExpectedOf(Claim claim)
    {
        var number = claim.Prescription.PrescriptionNumber;
        if (number.Length == 0) return (Reason.Unspecified, null);
        if (_cancelled.Contains(number)) return (Reason.PrescriptionCancelled, null);
        var unknown = claim.Lines.ToList().FindIndex(line => line.ItemCode == "FREE");
        if (unknown >= 0) return (Reason.ItemNotPrescribed, unknown);
        var left = LeftOf(number);
        for (var i = 0; i < claim.Lines.Count; i++)
        {
            ref var units = ref left[claim.Lines[i].ItemCode == "A" ? 0 : 1];
            units -= UnitsOf(claim.Lines[i]);
            if (units < 0) return (Reason.PrescriptionExhausted, i);
        }

        return (Reason.Unspecified, null);
    }

    private long[] LeftOf(string prescription)
    {
        var lines = _standing.Values.Where(claim => claim.Prescription.PrescriptionNumber == prescription)
            .SelectMany(claim => claim.Lines).ToList();
        return [.. Codes.Take(2).Select(code => Units - lines.Where(line => line.ItemCode == code).Sum(UnitsOf))];
    }

    private Claim? PickStanding() =>
        _standing.Count == 0 ? null : _standing.Values.ElementAt(_random.Next(_standing.Count));

    private static long UnitsOf(ClaimLine line) => line.QuantityE4 / 10_000;

    private static long AmountOf(ClaimLine line) => UnitsOf(line) * (line.PriceE6 / 10_000);

    private static void AssertSettled(V1.Settlement settled)
    {
        Assert.That(settled.FundFen + settled.AccountFen + settled.FamilyFen + settled.CashFen,
            Is.EqualTo(settled.TotalFen));
        Assert.That(settled.Lines.Sum(line => line.AmountFen), Is.EqualTo(settled.TotalFen));
        Assert.That(settled.Lines.Sum(line => line.InScopeFen), Is.EqualTo(settled.InScopeFen));
        foreach (var line in settled.Lines)
        {
            Assert.That(line.InScopeFen + line.FullySelfPaidFen + line.OverPriceLimitFen + line.PreSelfPaidFen,
                Is.EqualTo(line.AmountFen));
        }
    }

    private void AssertLedger(SqliteConnection database, int seed)
    {
        var broken = database.Query<long>(
            """
            SELECT e.id FROM entry e LEFT JOIN entry p ON p.id = e.previous_id
            WHERE e.balance_after_fen <> coalesce(p.balance_after_fen, 0) + e.credit_fen - e.account_fen
               OR e.sum_after_fen <> e.sum_before_fen + e.in_scope_fen
               OR e.total_fen <> e.fund_fen + e.account_fen + e.family_fen + e.cash_fen
               OR e.total_fen <> e.in_scope_fen + e.fully_self_paid_fen + e.over_price_limit_fen + e.pre_self_paid_fen
               OR (e.kind = 1 AND e.total_fen <> (SELECT sum(amount_fen) FROM entry_line l WHERE l.entry = e.id))
            """);
        Assert.That(broken, Is.Empty, $"seed {seed}");
        var total = _standing.Values.SelectMany(claim => claim.Lines).Sum(AmountOf);
        var sums = database.QuerySingle<(long Total, long InScope, long Balance)>(
            """
            SELECT sum(total_fen), sum(in_scope_fen) - (SELECT in_scope_fen FROM year_state),
                   sum(credit_fen - account_fen) - (SELECT balance_fen FROM member_state WHERE member = 1)
            FROM entry
            """);
        Assert.That(sums, Is.EqualTo((total, 0L, 0L)), $"seed {seed}");
        Assert.That(ChainVerifier.FindBroken(database), Is.Empty, $"seed {seed}");
        Assert.That(LinesVerifier.FindBroken(database), Is.Empty, $"seed {seed}");
    }
}
