using Claims.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace EndToEnd.Crash;

/// <summary>
/// A hospital's and pharmacy's program that sends claims one after another, with and without lines, refunds and takes
/// some back, repeats some, sells from accounts, and repeats every call that got no answer until it has one.
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

    /// <summary>Every acknowledged purchase with its answer.</summary>
    public Dictionary<string, AccountPayment> Bought { get; } = [];

    /// <summary>How many calls had to be repeated.</summary>
    public int Repeats { get; private set; }

    /// <summary>Sends until it is told to stop; then nothing is unanswered.</summary>
    public async Task WorkAsync(CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var (key, member) = ($"C{number}-{i}", $"M{_random.Next(CrashLedger.Members)}");
            var claim = _random.Next(3) == 0
                ? CrashLedger.ClaimOfLines(key, member, _random.Next(100, 9_000))
                : CrashLedger.Claim(key, member, _random.Next(1, 50_000));
            await SettleAsync(claim);
            if (claim.Lines.Count > 0 && _random.Next(2) == 0) await RefundAsync(key, $"R{number}-{i}");
            else if (_random.Next(5) == 0) await ReverseAsync(key);
            if (_random.Next(6) == 0) await BuyAsync($"B{number}-{i}", member);
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

    private async Task RefundAsync(string claim, string replacement)
    {
        var request = new RefundRequest
        {
            InstitutionId = CrashLedger.Hospital,
            ClaimNumber = claim,
            NewClaimNumber = replacement,
            Lines = { new RefundedLine { Line = 0, QuantityE4 = CrashLedger.UnitE4 } },
        };
        var answer = await InsistAsync(channel => new AdjudicationService.AdjudicationServiceClient(channel)
            .RefundAsync(request, deadline: Deadline()));
        Assert.That(answer.Refunded, Is.Not.Null, $"{answer.Refusal}");
        Reversed[claim] = answer.Refunded.Reversal;
        Settled[replacement] = answer.Refunded.Replacement;
    }

    private async Task BuyAsync(string purchase, string member)
    {
        var request = CrashLedger.Purchase(purchase, member, _random.Next(1, 500));
        var answer = await InsistAsync(channel =>
            new AccountService.AccountServiceClient(channel).PurchaseAsync(request, deadline: Deadline()));
        Assert.That(answer.Payment, Is.Not.Null, $"{answer.Refusal}");
        Bought[purchase] = answer.Payment;
    }

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
