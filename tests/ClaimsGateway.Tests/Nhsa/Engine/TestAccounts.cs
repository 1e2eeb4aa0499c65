using Claims.V1;
using Grpc.Core;

namespace ClaimsGateway.Tests.Nhsa.Engine;

/// <summary>Purchases from the account; can lose a call or its answer on demand.</summary>
internal sealed class TestAccounts(TestLedger ledger) : AccountService.AccountServiceBase
{
    /// <summary>The next purchase never arrives.</summary>
    public bool LoseNextCall { get; set; }

    /// <summary>The next purchase is made and its answer lost.</summary>
    public bool LoseNextAnswer { get; set; }

    public override async Task<PurchaseResponse> Purchase(PurchaseRequest request, ServerCallContext context)
    {
        if (LoseNextCall)
        {
            LoseNextCall = false;
            throw new RpcException(new Status(StatusCode.Unavailable, "lost"));
        }

        var answer = await PurchaseAsync(request);
        if (!LoseNextAnswer) return answer;
        LoseNextAnswer = false;
        throw new RpcException(new Status(StatusCode.Unavailable, "lost"));
    }

    private Task<PurchaseResponse> PurchaseAsync(PurchaseRequest request)
    {
        lock (ledger.Gate)
        {
            var key = (request.InstitutionId, request.PurchaseNumber);
            if (ledger.Purchases.TryGetValue(key, out var before)) return Task.FromResult(before);
            var devices = request.Kind == PurchaseKind.Devices;
            if (devices && request.PurchaseDate is { Year: 2022, Month: < 7 })
            {
                return Task.FromResult(new PurchaseResponse
                {
                    Refusal = new Refusal
                    {
                        Reason = Reason.AccountUseNotAllowed,
                        RuleId = "R6.2",
                        MessageZh = "该日期个人账户不能用于此项支出。",
                    },
                });
            }

            var account = Math.Min(ledger.Balances.GetValueOrDefault(request.MemberId), request.TotalFen);
            ledger.Balances[request.MemberId] -= account;
            var entry = new AccountEntry
            {
                AmountFen = -account,
                BalanceAfterFen = ledger.Balances[request.MemberId],
                RecordedAt = ledger.Now,
                RelativeMemberId = request.MemberId,
            };
            return Task.FromResult(ledger.Purchases[key] = new PurchaseResponse
            {
                Payment = new AccountPayment
                {
                    Entry = entry,
                    AccountFen = account,
                    CashFen = request.TotalFen - account,
                },
            });
        }
    }
}
