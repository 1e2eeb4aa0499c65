using ClaimsEngine.Callers;
using ClaimsEngine.Contract;
using ClaimsEngine.Faults;
using ClaimsEngine.Hosting;
using ClaimsEngine.Ledger;
using ClaimsEngine.Policies;
using ClaimsEngine.Storage;
using ClaimsRules.Adjudication;
using ClaimsRules.Policies;
using Grpc.Core;
using V1 = Claims.V1;

namespace ClaimsEngine.Settlement;

/// <summary>The adjudication service on the wire.</summary>
internal sealed class AdjudicationApi(
    PostingPipeline pipeline, ILedgerReader reader, PolicyLibrary policies, TimeProvider clock,
    StreamDrain drain, ILogger<AdjudicationApi> logger)
    : V1.AdjudicationService.AdjudicationServiceBase
{
    public override Task<V1.QuoteResponse> Quote(V1.QuoteRequest request, ServerCallContext context)
    {
        var claim = ClaimFields.Read(request.Claim, needsNumber: false);
        var needs = new BatchNeeds();
        ClaimRuling.Ask(needs, claim);
        var moment = Moment.Of(clock, policies.Current);
        var outcome = ClaimRuling.On(reader.Read(needs, moment), claim);
        if (outcome.IsFault) throw new FaultException(outcome.Fault!);
        var ruling = outcome.Answer;
        var (policy, objection) = (moment.Policy.Policy, ruling.Objection);
        if (objection.Reason != Reason.None)
            return Task.FromResult(new V1.QuoteResponse { Refusal = Tell(objection, policy) });

        var settlement = SettlementAnswer.Of(ruling.Claim, ruling.Draft(), policy, ruling.Family.Paying);
        return Task.FromResult(new V1.QuoteResponse { Settlement = settlement });
    }

    public override async Task<V1.SettleResponse> Settle(V1.SettleRequest request, ServerCallContext context)
    {
        var outcome = await SettleAsync(request.Claim, context.CancellationToken);
        return outcome.Filed is { } filed
            ? new V1.SettleResponse { Settlement = Tell(filed) }
            : new V1.SettleResponse { Refusal = Tell(outcome.Objection, policies.Current.Policy) };
    }

    public override async Task SettleStream(
        IAsyncStreamReader<V1.SettleStreamRequest> requestStream,
        IServerStreamWriter<V1.SettleStreamResponse> responseStream,
        ServerCallContext context)
    {
        var caller = GatewayCaller.Of(context);
        drain.Enter(context.GetHttpContext().Response);
        using var stream = new ClaimStream(
            (message, cancellation) => AnswerAsync(message, caller, cancellation),
            drain.Stopping, context.CancellationToken);
        await stream.RunAsync(requestStream, responseStream);
    }

    public override async Task<V1.ReverseResponse> Reverse(V1.ReverseRequest request, ServerCallContext context)
    {
        var key = ReadKey(request.InstitutionId, request.ClaimNumber);
        var reversal = await pipeline.SubmitAsync(new ReversePosting(key), context.CancellationToken);
        return new V1.ReverseResponse { Reversal = SettlementAnswer.Of(key, reversal) };
    }

    public override async Task<V1.RefundResponse> Refund(V1.RefundRequest request, ServerCallContext context)
    {
        var posting = new RefundPosting(RefundFields.Read(request));
        var outcome = await pipeline.SubmitAsync(posting, context.CancellationToken);
        if (outcome.Refunded is not { } refunded)
            return new V1.RefundResponse { Refusal = Tell(outcome.Objection, policies.Current.Policy) };
        var (first, reversal, rest) = refunded;
        return new V1.RefundResponse
        {
            Refunded = new V1.Refunded
            {
                Reversal = SettlementAnswer.Of(first.Claim.Key, reversal),
                Replacement = Tell(rest),
                CashBackFen = (first.Entry.Cash - rest.Entry.Cash).Value,
            },
        };
    }

    public override async Task<V1.GetOutcomeResponse> GetOutcome(
        V1.GetOutcomeRequest request, ServerCallContext context)
    {
        var key = ReadKey(request.InstitutionId, request.ClaimNumber);
        var outcome = request.Fence
            ? await pipeline.SubmitAsync(new FencePosting(key), context.CancellationToken)
            : KeyOutcome.Read(reader, key, Moment.Of(clock, policies.Current));
        var answer = new V1.GetOutcomeResponse { State = outcome.State };
        if (outcome.Filed is { } filed) answer.Settlement = Tell(filed);
        if (outcome.Reversal is { } reversal) answer.Reversal = SettlementAnswer.Of(key, reversal);
        return answer;
    }

    public override async Task<V1.UndoResponse> Undo(V1.UndoRequest request, ServerCallContext context)
    {
        var key = ReadKey(request.InstitutionId, request.ClaimNumber);
        var outcome = await pipeline.SubmitAsync(new UndoPosting(key), context.CancellationToken);
        var answer = new V1.UndoResponse { State = outcome.State };
        if (outcome.Reversal is { } reversal) answer.Reversal = SettlementAnswer.Of(key, reversal);
        return answer;
    }

    public override Task<V1.GetClaimResponse> GetClaim(V1.GetClaimRequest request, ServerCallContext context)
    {
        var key = ReadKey(request.InstitutionId, request.ClaimNumber);
        var needs = new BatchNeeds();
        needs.Claims.Add(key);
        var batch = reader.Read(needs, Moment.Of(clock, policies.Current));
        if (!batch.Claims.TryGetValue(key, out var filed)) throw new FaultException(Fault.ClaimNotFound);
        var answer = new V1.GetClaimResponse { Settlement = Tell(filed) };
        if (filed.Reversal is { } reversal) answer.Reversal = SettlementAnswer.Of(key, reversal);
        return Task.FromResult(answer);
    }

    private Task<SettleOutcome> SettleAsync(V1.Claim? claim, CancellationToken cancellation) =>
        pipeline.SubmitAsync(new SettlePosting(ClaimFields.Read(claim, needsNumber: true)), cancellation);

    /// <summary>Answers a claim of a stream, which a claim that fails does not end.</summary>
    private async Task<V1.SettleStreamResponse> AnswerAsync(
        V1.SettleStreamRequest message, GatewayCaller caller, CancellationToken cancellation)
    {
        var claim = message.Claim;
        var answer = new V1.SettleStreamResponse
        {
            InstitutionId = claim?.InstitutionId ?? "",
            ClaimNumber = claim?.ClaimNumber ?? "",
        };
        try
        {
            caller.MustOwn(message);
            var outcome = await SettleAsync(claim, cancellation);
            if (outcome.Filed is { } filed) answer.Settlement = Tell(filed);
            else answer.Refusal = Tell(outcome.Objection, policies.Current.Policy);
        }
        catch (FaultException e)
        {
            answer.Error = FaultStatus.Message(e.Fault);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            EngineLog.CallBroke(logger, e, nameof(SettleStream));
            answer.Error = FaultStatus.Message(Fault.InvariantBroken);
        }

        return answer;
    }

    private V1.Settlement Tell(ClaimOnFile filed) =>
        SettlementAnswer.Of(filed.Claim, filed.Entry, policies.Of(filed.Entry.Policy).Policy, filed.Shares);

    private static V1.Refusal Tell(in Objection objection, Policy policy) =>
        RefusalAnswer.Of(objection.Reason, policy, objection.Line);

    private static ClaimKey ReadKey(string institutionId, string claimNumber)
    {
        var check = new FieldCheck();
        check.Id("institution_id", institutionId);
        check.Id("claim_number", claimNumber);
        check.ThrowIfAny();
        return new ClaimKey(institutionId, claimNumber);
    }
}
