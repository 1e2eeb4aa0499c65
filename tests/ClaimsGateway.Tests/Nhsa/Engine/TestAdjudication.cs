using Claims.V1;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace ClaimsGateway.Tests.Nhsa.Engine;

/// <summary>Decides, keeps and takes back; can lose a call or its answer on demand.</summary>
internal sealed class TestAdjudication(TestLedger ledger) : AdjudicationService.AdjudicationServiceBase
{
    /// <summary>The next Settle never arrives.</summary>
    public bool LoseNextCall { get; set; }

    /// <summary>The next Settle is made and its answer lost.</summary>
    public bool LoseNextAnswer { get; set; }

    /// <summary>How many calls of Settle have arrived.</summary>
    public int SettleCalls { get; private set; }

    public override Task<QuoteResponse> Quote(QuoteRequest request, ServerCallContext context)
    {
        lock (ledger.Gate)
        {
            var (settlement, refusal) = ledger.Decide(request.Claim);
            return Task.FromResult(settlement is null
                ? new QuoteResponse { Refusal = refusal }
                : new QuoteResponse { Settlement = settlement });
        }
    }

    public override Task<SettleResponse> Settle(SettleRequest request, ServerCallContext context)
    {
        lock (ledger.Gate)
        {
            if (LoseNextCall)
            {
                LoseNextCall = false;
                throw new RpcException(new Grpc.Core.Status(StatusCode.Unavailable, "lost"));
            }

            SettleCalls++;
            var answer = Settle(request.Claim);
            if (!LoseNextAnswer) return Task.FromResult(answer);
            LoseNextAnswer = false;
            throw new RpcException(new Grpc.Core.Status(StatusCode.Unavailable, "lost"));
        }
    }

    public override Task<ReverseResponse> Reverse(ReverseRequest request, ServerCallContext context)
    {
        lock (ledger.Gate)
        {
            return ledger.Reverse(request.InstitutionId, request.ClaimNumber) is { } reversal
                ? Task.FromResult(new ReverseResponse { Reversal = reversal })
                : throw Failure(Code.NotFound, "CLAIM_NOT_FOUND", "没有该结算");
        }
    }

    public override Task<GetOutcomeResponse> GetOutcome(GetOutcomeRequest request, ServerCallContext context)
    {
        lock (ledger.Gate)
        {
            var key = (request.InstitutionId, request.ClaimNumber);
            if (ledger.Settlements.TryGetValue(key, out var settlement))
            {
                return Task.FromResult(new GetOutcomeResponse
                {
                    State = ledger.Reversals.ContainsKey(key) ? KeyState.Reversed : KeyState.Settled,
                    Settlement = settlement,
                    Reversal = ledger.Reversals.GetValueOrDefault(key),
                });
            }

            if (ledger.Purchases.ContainsKey(key))
            {
                return Task.FromResult(new GetOutcomeResponse
                {
                    State = ledger.Reversals.ContainsKey(key) ? KeyState.Reversed : KeyState.Settled,
                    Reversal = ledger.Reversals.GetValueOrDefault(key),
                });
            }

            if (request.Fence) ledger.Fenced.Add(key);
            return Task.FromResult(new GetOutcomeResponse
            {
                State = ledger.Fenced.Contains(key) ? KeyState.Fenced : KeyState.NeverSeen,
            });
        }
    }

    public override Task<UndoResponse> Undo(UndoRequest request, ServerCallContext context)
    {
        lock (ledger.Gate)
        {
            if (ledger.Reverse(request.InstitutionId, request.ClaimNumber) is { } reversal)
                return Task.FromResult(new UndoResponse { State = KeyState.Reversed, Reversal = reversal });
            ledger.Fenced.Add((request.InstitutionId, request.ClaimNumber));
            return Task.FromResult(new UndoResponse { State = KeyState.Fenced });
        }
    }

    /// <summary>An error as the contract promises it.</summary>
    public static RpcException Failure(Code code, string reason, string zh) => new Google.Rpc.Status
    {
        Code = (int)code,
        Message = reason,
        Details =
        {
            Any.Pack(new ErrorInfo { Reason = reason, Domain = "claims.v1" }),
            Any.Pack(new LocalizedMessage { Locale = "zh-CN", Message = zh }),
        },
    }.ToRpcException();

    private SettleResponse Settle(Claim claim)
    {
        var key = TestLedger.KeyOf(claim);
        if (ledger.Fenced.Contains(key)) throw Failure(Code.AlreadyExists, "CLAIM_NUMBER_FENCED", "单据号已关闭");
        if (ledger.Claims.TryGetValue(key, out var before))
        {
            return before.Equals(claim)
                ? new SettleResponse { Settlement = ledger.Settlements[key] }
                : throw Failure(Code.AlreadyExists, "CLAIM_NUMBER_TAKEN", "单据号已被占用");
        }

        var (settlement, refusal) = ledger.Decide(claim);
        if (settlement is null) return new SettleResponse { Refusal = refusal };
        ledger.Keep(claim, settlement);
        return new SettleResponse { Settlement = settlement };
    }
}
