using ClaimsEngine.Tests.Hosting;
using Dapper;
using V1 = Claims.V1;

namespace ClaimsEngine.Tests.Settlement;

/// <summary>However many callers there are, a member's claims are decided one after another.</summary>
internal sealed class ConcurrentSettlementTests
{
    private const int Seed = 20_220_101;
    private const int Calls = 400;

    [Test]
    public async Task Settle_ManyCallersOfFewMembers_StaysSerialAndAddsUp()
    {
        await using var engine = await TestEngine.StartAsync();
        string[] members = ["M1", "M2", "M3"];
        await engine.RegisterAllAsync([.. members.Select(id => Given.Active(id))]);
        foreach (var id in members)
            await engine.OpenAsync(id, 123_456);

        var random = new Random(Seed);
        var claims = Enumerable.Range(0, Calls)
            .Select(i => Given.Claim(
                $"C{i}", $"H{random.Next(1, 4)}", "2022-03-01", random.Next(1, 30_000), member: members[i % 3]))
            .ToList();
        var settled = await Task.WhenAll(claims.Select(async claim =>
        {
            var answer = await engine.SettleAsync(claim);
            if (answer.TotalFen % 7 != 0) return answer;
            await engine.ReverseAsync(claim.InstitutionId, claim.ClaimNumber);
            return answer;
        }));
        AssertAnswersAddUp(settled);
        AssertLedgerAddsUp(engine, members.Length);
    }

    private static void AssertAnswersAddUp(V1.Settlement[] settled)
    {
        foreach (var answer in settled)
        {
            Assert.That(answer.FundFen + answer.AccountFen + answer.FamilyFen + answer.CashFen, Is.EqualTo(answer.TotalFen));
            Assert.That(answer.DeductibleFen + answer.AtRateFen + answer.OverLimitFen, Is.EqualTo(answer.InScopeFen));
            Assert.That(answer.InScopeBeforeFen + answer.InScopeFen, Is.EqualTo(answer.InScopeAfterFen));
        }
    }

    private static void AssertLedgerAddsUp(TestEngine engine, int members)
    {
        using var database = engine.OpenDatabase();
        var broken = database.Query<long>(
            """
            SELECT e.id FROM entry e JOIN entry p ON p.id = e.previous_id
            WHERE e.member <> p.member OR e.sequence <> p.sequence + 1 OR e.id <= p.id
               OR e.balance_after_fen <> p.balance_after_fen + e.credit_fen - e.account_fen
               OR (p.kind IN (1, 2) AND e.sum_before_fen <> p.sum_after_fen)
               OR e.sum_after_fen <> e.sum_before_fen + e.in_scope_fen
               OR e.total_fen <> e.fund_fen + e.account_fen + e.family_fen + e.cash_fen
            """);
        Assert.That(broken, Is.Empty, $"seed {Seed}");
        var states = database.Query<(long Balance, long Sum, long Count, long Last)>(
            """
            SELECT s.balance_fen - sum(e.credit_fen - e.account_fen), y.in_scope_fen - sum(e.in_scope_fen),
                   s.entry_count - count(*), s.last_entry - max(e.id)
            FROM member_state s JOIN year_state y ON y.member = s.member JOIN entry e ON e.member = s.member
            GROUP BY s.member
            """).ToList();
        Assert.That(states, Has.Count.EqualTo(members));
        Assert.That(states, Has.All.EqualTo((0L, 0L, 0L, 0L)), $"seed {Seed}");
    }
}
