using Claims.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace EndToEnd.Crash;

/// <summary>
/// A hospital's program that sends claims one after another, takes some back, repeats some, and repeats every call
/// that got no answer until it has one.
/// </summary>
/// <param name="number">Which program this is.</param>
/// <param name="seed">Chooses what it sends.</param>
/// <param name="channels">Where it may send the next call.</param>
/// <param name="doubts">After which errors it repeats a call; any other fails the test.</param>
internal sealed class CrashClient(
    int number, int seed, IReadOnlyList<Func<GrpcChannel>> channels, IReadOnlySet<StatusCode> doubts)
{
    /// <summary>How long a call may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Random _random = new(seed);

    /// <summary>Every acknowledged claim with its answer.</summary>
    public Dictionary<string, Settlement> Settled { get; } = [];

    /// <summary>Every acknowledged reversal with its answer.</summary>
    public Dictionary<string, Reversal> Reversed { get; } = [];

    /// <summary>How many calls had to be repeated.</summary>
    public int Repeats { get; private set; }

    /// <summary>Sends until it is told to stop; then nothing is unanswered.</summary>
    public async Task WorkAsync(CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var claim = CrashLedger.Claim($"C{number}-{i}", $"M{_random.Next(CrashLedger.Members)}", _random.Next(1, 50_000));
            await SettleAsync(claim);
            if (_random.Next(5) == 0) await ReverseAsync(claim.ClaimNumber);
            if (_random.Next(5) == 0) await SettleAsync(claim);
            if (_random.Next(8) == 0) await CreditAsync();
            if (_random.Next(4) == 0) await QuoteAsync(claim);
        }
    }

    private async Task SettleAsync(Claim claim)
    {
        var answer = await InsistAsync(channel => new AdjudicationService.AdjudicationServiceClient(channel)
            .SettleAsync(new SettleRequest { Claim = claim }, deadline: Deadline()));
        Assert.That(answer.Settlement, Is.Not.Null, $"{answer.Refusal}");
        if (!Settled.TryAdd(claim.ClaimNumber, answer.Settlement))
            Assert.That(answer.Settlement, Is.EqualTo(Settled[claim.ClaimNumber]), "the same call, the same answer");
    }

    private async Task ReverseAsync(string claim)
    {
        var request = new ReverseRequest { InstitutionId = CrashLedger.Hospital, ClaimNumber = claim };
        var answer = await InsistAsync(channel => new AdjudicationService.AdjudicationServiceClient(channel)
            .ReverseAsync(request, deadline: Deadline()));
        Reversed[claim] = answer.Reversal;
    }

    private async Task QuoteAsync(Claim claim) => await InsistAsync(channel =>
        new AdjudicationService.AdjudicationServiceClient(channel)
            .QuoteAsync(new QuoteRequest { Claim = claim }, deadline: Deadline()));

    private async Task CreditAsync()
    {
        var month = new CreditMonthRequest
        {
            MemberId = $"M{_random.Next(CrashLedger.Members)}",
            Month = CrashLedger.Day(2022, _random.Next(1, 13), 1),
        };
        await InsistAsync(channel =>
            new AccountService.AccountServiceClient(channel).CreditMonthAsync(month, deadline: Deadline()));
    }

    private async Task<T> InsistAsync<T>(Func<GrpcChannel, AsyncUnaryCall<T>> call)
    {
        for (; ; Repeats++)
        {
            try
            {
                return await call(channels[_random.Next(channels.Count)]());
            }
            catch (RpcException e) when (doubts.Contains(e.StatusCode))
            {
                await Task.Delay(Pause);
            }
            catch (ObjectDisposedException)
            {
                // The channel of an engine that was killed meanwhile.
            }
        }
    }

    private static DateTime Deadline() => TimeProvider.System.GetUtcNow().UtcDateTime + Patience;
}
