using ClaimsEngine.Ledger;
using ClaimsEngine.Settlement;
using ClaimsEngine.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsEngine.Tests.Ledger;

/// <summary>What a settlement takes of memory, from a claim that is read to its outcome after the commit.</summary>
[NonParallelizable]
internal sealed class AllocationTests
{
    private const int Claims = 2_000;
    private const int AtOnce = 100;
    private const int Rounds = 4;

    // A KiB, and the task that a call waits on.
    private const long MostBytes = 1024 + 96;

    [Test]
    public async Task Settle_ManyClaims_AllocatesLittleMoreThanItKeeps()
    {
        await using var engine = await TestEngine.StartAsync();
        await engine.RegisterAllAsync([.. Enumerable.Range(0, AtOnce).Select(i => Given.Active($"M{i}"))]);
        var pipeline = engine.Services.GetRequiredService<PostingPipeline>();
        var (least, settled) = (long.MaxValue, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var claims = Enumerable.Range(0, Claims).Select(i => Read(round, i)).ToArray();
            var answers = new Task<SettleOutcome>[AtOnce];
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var i = 0; i < Claims; i += AtOnce)
            {
                for (var j = 0; j < AtOnce; j++)
                {
                    answers[j] = pipeline.SubmitAsync(new SettlePosting(claims[i + j]), CancellationToken.None);
                }

                foreach (var answer in answers) settled += (await answer).Filed is null ? 0 : 1;
            }

            least = Math.Min(least, (GC.GetTotalAllocatedBytes(precise: true) - before) / Claims);
        }

        TestContext.Out.WriteLine($"{least} bytes a settlement");
        Assert.That(settled, Is.EqualTo(Rounds * Claims));
        Assert.That(least, Is.LessThanOrEqualTo(MostBytes));
    }

    private static BilledClaim Read(int round, int number) => ClaimFields.Read(
        Given.Claim($"C{round}-{number}", "H1", "2022-03-01", 1_000, member: $"M{number % AtOnce}"),
        needsNumber: true);
}
