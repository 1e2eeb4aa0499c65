using Claims.V1;
using ClaimsGateway.Engines;

namespace ClaimsGateway.Tests.Engines;

[CancelAfter(30_000)]
public class HedgeTests
{
    private const string Soon = "--Claims:Engine:HedgeDelay=00:00:00.02";

    [Test]
    public async Task Quote_FirstEngineIsSlow_TheSecondAnswersAndTheFirstIsTold()
    {
        await using var house = await ScriptedEngines.StartAsync(2, Soon);
        var told = new TaskCompletionSource();
        house.Engines[0].Script = async (_, context) =>
        {
            using var registration = context.CancellationToken.Register(() => told.TrySetResult());
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return null;
        };

        for (var i = 0; i < 2; i++)
        {
            var answer = await house.Adjudication.QuoteAsync(new QuoteRequest());
            Assert.That(answer.Settlement.FundFen, Is.EqualTo(1));
        }

        await told.Task;
        Assert.That(house.Engines[0].Calls, Is.Positive);
    }

    [Test]
    public async Task Settle_FirstEngineIsSlow_TheSecondIsNotAsked()
    {
        await using var house = await ScriptedEngines.StartAsync(2, Soon);
        foreach (var engine in house.Engines)
        {
            engine.Script = async (_, _) =>
            {
                await Task.Delay(200);
                return null;
            };
        }

        await house.Adjudication.SettleAsync(new SettleRequest());

        Assert.That(house.Engines.Sum(engine => engine.Calls), Is.EqualTo(1));
    }

    [TestCase(1, Soon)]
    [TestCase(2, "--Claims:Engine:HedgeDelay=00:00:00")]
    public async Task Quote_NobodyElseOrSwitchedOff_IsSentOnce(int engines, string option)
    {
        await using var house = await ScriptedEngines.StartAsync(engines, option);
        foreach (var engine in house.Engines)
        {
            engine.Script = async (_, _) =>
            {
                await Task.Delay(200);
                return null;
            };
        }

        await house.Adjudication.QuoteAsync(new QuoteRequest());

        Assert.That(house.Engines.Sum(engine => engine.Calls), Is.EqualTo(1));
    }

    [Test]
    public void RecentDurations_KnownOnes_SlowIsWhatOneInTwentyExceeds()
    {
        var durations = new RecentDurations();
        Assert.That(durations.Slow, Is.EqualTo(TimeSpan.FromMilliseconds(50)), "before enough is known");

        for (var i = 0; i < 512; i++) durations.Add(TimeSpan.FromMilliseconds(i % 100 + 1));

        Assert.That(durations.Slow.TotalMilliseconds, Is.InRange(90, 99));
    }

    [Test]
    public void RecentDurations_VeryFastOrVerySlow_StaysWithinBounds()
    {
        var (fast, slow) = (new RecentDurations(), new RecentDurations());

        for (var i = 0; i < 512; i++)
        {
            fast.Add(TimeSpan.FromMicroseconds(300));
            slow.Add(TimeSpan.FromSeconds(20));
        }

        Assert.That(fast.Slow, Is.EqualTo(TimeSpan.FromMilliseconds(5)));
        Assert.That(slow.Slow, Is.EqualTo(TimeSpan.FromSeconds(1)));
    }
}
