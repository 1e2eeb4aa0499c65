using System.Text.Json.Nodes;
using ClaimsGateway.Nhsa;
using ClaimsGateway.Nhsa.Storage;
using ClaimsGateway.Tests.Nhsa.Engine;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsGateway.Tests.Nhsa.Fuzzing;

internal sealed class ReportFuzzTests
{
    private const int Seed = 20220101;
    private const int Reports = 100_000;
    private const long MostBytes = 400L * 1024 * 1024;

    /// <summary>
    /// No report makes the desk throw; every answer is an envelope or a file; afterwards no row is half
    /// written.
    /// </summary>
    [Test]
    [CancelAfter(600_000)]
    public async Task Reports_ByTheHundredThousand_AreAllAnswered(CancellationToken cancellation)
    {
        TestContext.Out.WriteLine($"seed {Seed}, {Reports} reports");
        await using var host = await NhsaHost.StartAsync(database: "file:nhsa-fuzz?mode=memory&cache=shared");
        var desk = host.Services.GetRequiredService<TransactionDesk>();
        var fuzzer = new ReportFuzzer(Seed);
        var origin = new Origin([], null, new HeaderDictionary());
        var succeeded = new Dictionary<string, int>(StringComparer.Ordinal);
        var settlements = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Reports; i++)
        {
            var report = fuzzer.Next();
            var answer = await desk.AnswerAsync(report, origin, cancellation);
            if (answer.IsFile) continue;
            var json = JsonNode.Parse(answer.Content)!;
            Check(json, i);
            if ((int)json["infcode"]! == 0) Learn(fuzzer, json, succeeded);
            if (AnswerIdentities.Check(json.AsObject()))
            {
                var infno = JsonNode.Parse(report)!["infno"]!.ToString();
                settlements[infno] = settlements.GetValueOrDefault(infno) + 1;
            }
        }

        TestContext.Out.WriteLine(string.Join(' ', succeeded.Select(pair => $"{pair.Key}={pair.Value}")));
        TestContext.Out.WriteLine(
            $"settlements {string.Join(' ', settlements.Select(pair => $"{pair.Key}={pair.Value}"))}");
        Assert.That(succeeded.Keys, Is.SupersetOf(new[] { "mdtrt_id", "setl_id", "result", "file_qury_no", "sign_no" }));
        Assert.That(
            settlements.Keys,
            Is.SupersetOf(new[] { "2101", "2102", "2103", "2206", "2206A", "2207", "2207A", "2208" }),
            "whose amounts were held to the identities");
        Assert.That(GC.GetTotalMemory(forceFullCollection: true), Is.LessThan(MostBytes));
        host.Services.GetRequiredService<NhsaDatabase>().Read(session =>
        {
            CheckRows(session, host.Engine.Ledger);
            return true;
        });
    }

    private static void Check(JsonNode json, int i)
    {
        var infcode = (int)json["infcode"]!;
        var error = (string?)json["err_msg"];
        Assert.That(infcode, Is.EqualTo(0).Or.EqualTo(-1), $"report {i}, seed {Seed}");
        if (infcode == 0) return;
        Assert.That(error, Is.Not.Null.And.Not.Empty, $"report {i}, seed {Seed}");
        Assert.That(error, Has.Length.LessThanOrEqualTo(200), $"report {i}, seed {Seed}");
        Assert.That(error, Does.Not.Contain("重发"), $"report {i}, seed {Seed}: no report makes the service unreachable");
    }

    /// <summary>Lets the next reports use what was answered.</summary>
    private static void Learn(ReportFuzzer fuzzer, JsonNode json, Dictionary<string, int> succeeded)
    {
        if (json["output"] is not JsonObject output) return;
        if (output.ContainsKey("result")) succeeded["result"] = succeeded.GetValueOrDefault("result") + 1;
        foreach (var node in output.Select(pair => pair.Value).OfType<JsonObject>().Append(output))
        {
            foreach (var (name, known) in fuzzer.Known)
            {
                if ((node[name] as JsonValue)?.ToString() is not { Length: > 0 } id) continue;
                succeeded[name] = succeeded.GetValueOrDefault(name) + 1;
                known.Add(id);
                if (known.Count > 50) known.RemoveAt(0);
            }
        }
    }

    private static void CheckRows(Session session, TestLedger ledger)
    {
        long Count(string sql) => session.First<long>(sql, new { });
        Assert.That(Count("SELECT COUNT(*) FROM settlement WHERE state = 'pending'"), Is.Zero);
        Assert.That(
            Count("SELECT COUNT(*) FROM settlement"),
            Is.EqualTo(ledger.Settlements.Count + ledger.Purchases.Count));
        Assert.That(
            Count("SELECT COUNT(*) FROM settlement WHERE state = 'reversed'"), Is.EqualTo(ledger.Reversals.Count));
        Assert.That(
            Count("SELECT COUNT(*) FROM fee_line WHERE setl_id IS NOT NULL AND setl_id NOT IN (SELECT setl_id FROM settlement)"),
            Is.Zero, "lines of no settlement");
        Assert.That(
            Count("SELECT COUNT(*) FROM fee_line WHERE mdtrt_id NOT IN (SELECT mdtrt_id FROM visit)"), Is.Zero);
        Assert.That(
            Count(
                """
                SELECT COUNT(*) FROM settlement s WHERE s.state = 'settled' AND s.total_fen <>
                    (SELECT COALESCE(SUM(amount_fen), 0) FROM fee_line l WHERE l.setl_id = s.setl_id)
                """),
            Is.Zero, "settlements without all their lines");
    }
}
