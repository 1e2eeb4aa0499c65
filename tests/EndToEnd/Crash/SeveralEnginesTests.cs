using Claims.V1;

namespace EndToEnd.Crash;

/// <summary>
/// Engine processes that start at the same moment on a new file and then serve the same member at once decide its
/// claims one after another.
/// </summary>
internal sealed class SeveralEnginesTests
{
    private const int Engines = 4;
    private const int CallersEach = 3;
    private const int ClaimsEach = 12;
    private const string Member = "M3";

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("claims-engines-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Engines_StartedTogetherAndServingOneMember_DecideItsClaimsInOneOrder()
    {
        var (path, policy) = (Path.Combine(_folder, "claims.db"), CrashLedger.CopyPolicy(_folder));
        var starting = Enumerable.Range(0, Engines).Select(_ => KilledEngine.StartAsync(path, policy)).ToList();
        try
        {
            var engines = await Task.WhenAll(starting);
            await CrashLedger.FillAsync(engines[0].Channel);
            var callers = engines.SelectMany(
                (engine, e) => Enumerable.Range(0, CallersEach).Select(c => SettleAsync(engine, $"{e}-{c}")));
            var settled = (await Task.WhenAll(callers)).SelectMany(each => each)
                .OrderBy(settlement => settlement.InScopeBeforeFen).ToList();

            Assert.That(settled, Has.Count.EqualTo(Engines * CallersEach * ClaimsEach));
            var sum = 0L;
            foreach (var settlement in settled)
            {
                Assert.That(settlement.InScopeBeforeFen, Is.EqualTo(sum), "each claim is decided on all those before");
                sum = settlement.InScopeAfterFen;
            }

            await CrashLedger.AssertAuditedAsync(engines[^1].Channel, $"{Engines} engines");
        }
        finally
        {
            foreach (var engine in starting.Where(each => each.IsCompletedSuccessfully)) await engine.Result.DisposeAsync();
        }
    }

    private static async Task<List<Settlement>> SettleAsync(KilledEngine engine, string caller)
    {
        var claims = new AdjudicationService.AdjudicationServiceClient(engine.Channel);
        List<Settlement> settled = [];
        for (var i = 0; i < ClaimsEach; i++)
        {
            var claim = CrashLedger.Claim($"C{caller}-{i}", Member, 10_000 + i);
            var answer = await claims.SettleAsync(new SettleRequest { Claim = claim });
            Assert.That(answer.Settlement, Is.Not.Null, $"{answer.Refusal}");
            settled.Add(answer.Settlement);
        }

        return settled;
    }
}
