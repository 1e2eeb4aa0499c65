using Claims.V1;
using ClaimsEngine.Tests.Audit;
using ClaimsEngine.Tests.Hosting;
using ClaimsEngine.Tests.Ledger;
using CsCheck;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Tests.Families;

/// <summary>Whatever families do, the ledger adds up, and what is reversed leaves no trace.</summary>
internal sealed class FamilyLedgerTests
{
    private const int Members = 6;

    private static readonly Gen<Act> AnAct = Gen.Select(
        Gen.Enum<ActKind>(), Gen.Int[0, Members - 1], Gen.Int[0, Members - 1], Gen.Int[1, 3], Gen.Int[5, 12],
        Gen.Long[1, 60_000],
        (kind, member, other, pick, month, amount) => new Act(kind, member, other, pick, month, amount));

    private enum ActKind
    {
        Settle,
        SettleLimited,
        Prescription,
        Purchase,
        Pay,
        Credit,
        Contribution,
        ReverseContribution,
        Reverse,
        Link,
        EndLink,
    }

    [Test]
    public void Ledger_RandomFamilies_AddsUpAndReversesWithoutTrace() =>
        AnAct.Array[40, 60].Sample(acts => RunAsync(acts).GetAwaiter().GetResult(), iter: 6, threads: 1);

    [Test]
    public async Task Entries_OfEveryKind_VerifyByTheDocumentAlone()
    {
        await using var engine = await TestEngine.StartAsync();
        await engine.RegisterAllAsync(Given.Active(), Given.Active("SON"), Given.Active("ABROAD"));
        await engine.OpenAsync("M1", 500_00);
        await engine.LinkAsync(AccountCalls.Link("M1", "SON"));
        await engine.LinkAsync(AccountCalls.Link("M1", "ABROAD", application: "2022-02-01"));
        await engine.RecordAsync(AccountCalls.Contribution("M1", "2022-05-01", 512_345));
        await engine.CreditAsync("M1", "2022-05-01");
        await engine.ReverseContributionAsync("M1", "2022-05-01");
        await engine.SettleAsync(Given.Claim("C1", "H1", "2022-08-02", 20_00, member: "SON"));
        await engine.SettleAsync(Given.Claim("C2", "H1", "2022-08-02", 20_00, member: "ABROAD"));
        await engine.ReverseAsync("H1", "C2");
        await engine.BuyAsync(AccountCalls.Purchase("B1", "2022-08-03", 30_00, relative: "ABROAD"));
        await engine.ReverseAsync("P1", "B1");
        await engine.PayAsync(AccountCalls.Payment("N1", "2022-08-04", 40_00, relative: "SON"));
        using var database = engine.OpenDatabase();
        Assert.That(database.Query<long>("SELECT DISTINCT kind FROM entry ORDER BY kind"),
            Is.EqualTo(Enumerable.Range(1, 12)));
        Assert.That(ChainVerifier.FindBroken(database), Is.Empty);
        AssertAddsUp(database);
    }

    private static async Task RunAsync(Act[] acts)
    {
        await using var engine = await TestEngine.StartAsync();
        await engine.RegisterAllAsync(
        [
            .. Enumerable.Range(0, Members).Select(i =>
                i % 3 == 2 ? Given.Retiree($"M{i}", "1951-01-01") : Given.Active($"M{i}")),
        ]);
        for (var i = 0; i < Members; i++) await engine.OpenAsync($"M{i}", 200_00 * i);
        for (var i = 1; i < Members; i += 2) await engine.LinkAsync(AccountCalls.Link($"M{i}", $"M{i - 1}", 9));
        List<(string Institution, string Number)> done = [];
        var number = 0;

        // Four at a time, so that acts share batches and race for the same accounts.
        foreach (var group in acts.Chunk(4))
        {
            await Task.WhenAll(group.Select(async act =>
            {
                var key = $"N{Interlocked.Increment(ref number)}";
                if (await act.DoAsync(engine, key, [.. done]) is { } institution)
                    lock (done) done.Add((institution, key));
            }));
        }

        using var database = engine.OpenDatabase();
        AssertAddsUp(database);
        Assert.That(ChainVerifier.FindBroken(database), Is.Empty);
        Assert.That((await engine.VerifyAsync()).Breaks, Is.Empty);
        await Task.WhenAll(done.Select(key => engine.ReverseAsync(key.Institution, key.Number)));
        AssertAddsUp(database);
        Assert.That(ChainVerifier.FindBroken(database), Is.Empty);
        Assert.That((await engine.VerifyAsync()).Breaks, Is.Empty);
        Assert.That(database.Query<long>("SELECT in_scope_fen FROM year_state WHERE in_scope_fen <> 0"), Is.Empty);
        Assert.That(
            database.Query<string>(
                """
                SELECT m.id FROM member m JOIN member_state s ON s.member = m.key
                WHERE s.balance_fen <> (
                  SELECT coalesce(sum(CASE WHEN kind = 10 THEN -account_fen ELSE credit_fen END), 0)
                  FROM entry WHERE member = m.key)
                """),
            Is.Empty, "only credits and payments are left when all claims and purchases are taken back");
        Assert.That(
            database.QuerySingle<(long, long, long, long)>(
                "SELECT sum(fund_fen), sum(family_fen), sum(cash_fen), sum(in_scope_fen) FROM entry"),
            Is.EqualTo((0L, 0L, 0L, 0L)));
    }

    private static void AssertAddsUp(SqliteConnection database)
    {
        Assert.That(
            database.Query<long>(
                """
                SELECT e.id FROM entry e LEFT JOIN entry p ON p.id = e.previous_id
                WHERE e.balance_after_fen <> coalesce(p.balance_after_fen, 0) + e.credit_fen - e.account_fen
                   OR e.balance_after_fen < 0
                   OR e.total_fen <> e.fund_fen + e.account_fen + e.family_fen + e.cash_fen
                   OR (e.kind IN (1, 2) AND e.family_fen <> (
                         SELECT coalesce(sum(d.account_fen), 0) FROM entry d WHERE d.part_of = e.id))
                   OR (e.kind = 12 AND e.account_fen <> -(SELECT d.account_fen FROM entry d WHERE d.id = e.reverses))
                """),
            Is.Empty, "each row adds up, and a claim's family part is its draws");
        Assert.That(
            database.Query<long>(
                """
                SELECT s.member FROM member_state s
                WHERE s.balance_fen <> (
                  SELECT coalesce(sum(credit_fen - account_fen), 0) FROM entry WHERE member = s.member)
                """),
            Is.Empty, "a balance is the sum of its entries");
    }

    private sealed record Act(ActKind Kind, int Member, int Other, int Pick, int Month, long Amount)
    {
        private string Day => $"2022-{Month:D2}-{Pick:D2}";

        private string Id => $"M{Member}";

        private string OtherId => $"M{Other}";

        /// <summary>Does it, and names the institution when a number was taken that can be reversed.</summary>
        public async Task<string?> DoAsync(TestEngine engine, string key, (string Institution, string Number)[] done)
        {
            try
            {
                switch (Kind)
                {
                    case ActKind.Settle or ActKind.SettleLimited or ActKind.Prescription:
                        return await SettleAsync(engine, key);
                    case ActKind.Purchase:
                        var relative = Other == Member ? "" : OtherId;
                        var request = AccountCalls.Purchase(
                            key, Day, Amount, (PurchaseKind)Pick, Id, relative);
                        return (await engine.BuyAsync(request)).Payment is null ? null : "P1";
                    case ActKind.Pay:
                        await engine.PayAsync(AccountCalls.Payment(key, Day, Amount, Id));
                        break;
                    case ActKind.Credit:
                        await engine.CreditAsync(Id, $"2022-{Month:D2}-01");
                        break;
                    case ActKind.Contribution:
                        await engine.RecordAsync(AccountCalls.Contribution(Id, $"2022-{Month:D2}-01", Amount));
                        break;
                    case ActKind.ReverseContribution:
                        await engine.ReverseContributionAsync(Id, $"2022-{Month:D2}-01");
                        break;
                    case ActKind.Reverse when done.Length > 0:
                        var (institution, number) = done[(int)(Amount % done.Length)];
                        await engine.ReverseAsync(institution, number);
                        break;
                    case ActKind.Link:
                        await engine.LinkAsync(AccountCalls.Link(
                            Id, OtherId, Pick, "2022-05-01", application: Pick == 2 ? "2022-08-01" : null));
                        break;
                    case ActKind.EndLink:
                        await engine.EndLinkAsync(Id, OtherId, Day);
                        break;
                }
            }
            catch (Grpc.Core.RpcException e)
            {
                Assert.That(e.StatusCode, Is.AnyOf(
                    Grpc.Core.StatusCode.InvalidArgument, Grpc.Core.StatusCode.AlreadyExists,
                    Grpc.Core.StatusCode.NotFound, Grpc.Core.StatusCode.FailedPrecondition), $"{this} {e}");
            }

            return null;
        }

        private async Task<string> SettleAsync(TestEngine engine, string key)
        {
            var pharmacy = Kind == ActKind.Prescription;
            var claim = Given.Claim(key, pharmacy ? "P1" : $"H{Pick}", Day, Amount * 2, Amount, Id);
            if (pharmacy)
                claim.Prescription = new Prescription { InstitutionId = $"H{Pick}", IssueDate = claim.ServiceDate };
            if (Kind == ActKind.SettleLimited) claim.AccountLimitFen = Amount / 2;
            var settled = await engine.SettleAsync(claim);
            Assert.That(
                settled.FundFen + settled.AccountFen + settled.FamilyFen + settled.CashFen,
                Is.EqualTo(settled.TotalFen), $"{this}");
            Assert.That(settled.FamilyDraws.Sum(draw => draw.AmountFen), Is.EqualTo(settled.FamilyFen), $"{this}");
            Assert.That(settled.FamilyDraws.Select(draw => draw.AmountFen), Has.All.Positive, $"{this}");
            return claim.InstitutionId;
        }
    }
}
