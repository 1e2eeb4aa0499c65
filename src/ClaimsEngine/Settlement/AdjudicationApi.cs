using ClaimsEngine.Contract;
using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsEngine.Policies;
using ClaimsEngine.Storage.Sqlite;
using ClaimsRules.Adjudication;
using Grpc.Core;
using V1 = Claims.V1;

namespace ClaimsEngine.Settlement;

/// <summary>The adjudication service on the wire.</summary>
internal sealed class AdjudicationApi(
    PostingPipeline pipeline, LedgerReader reader, PolicyLibrary policies, TimeProvider clock)
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
        var policy = moment.Policy.Policy;
        return Task.FromResult(ruling.Reason == Reason.None
            ? new V1.QuoteResponse { Settlement = SettlementAnswer.Of(claim, ruling.Draft(), policy, ruling.Family.Paying) }
            : new V1.QuoteResponse { Refusal = RefusalAnswer.Of(ruling.Reason, policy) });
    }

    public override async Task<V1.SettleResponse> Settle(V1.SettleRequest request, ServerCallContext context)
    {
        var claim = ClaimFields.Read(request.Claim, needsNumber: true);
        var outcome = await pipeline.SubmitAsync(new SettlePosting(claim), context.CancellationToken);
        if (outcome.Entry is not { } entry)
            return new V1.SettleResponse { Refusal = RefusalAnswer.Of(outcome.Reason, policies.Current.Policy) };
        var policy = policies.Of(entry.Policy).Policy;
        return new V1.SettleResponse { Settlement = SettlementAnswer.Of(claim, entry, policy, outcome.Family) };
    }

    public override async Task<V1.ReverseResponse> Reverse(V1.ReverseRequest request, ServerCallContext context)
    {
        var key = ReadKey(request.InstitutionId, request.ClaimNumber);
        var reversal = await pipeline.SubmitAsync(new ReversePosting(key), context.CancellationToken);
        return new V1.ReverseResponse { Reversal = SettlementAnswer.Of(key, reversal) };
    }

    public override Task<V1.GetClaimResponse> GetClaim(V1.GetClaimRequest request, ServerCallContext context)
    {
        var key = ReadKey(request.InstitutionId, request.ClaimNumber);
        var needs = new BatchNeeds();
        needs.Claims.Add(key);
        var batch = reader.Read(needs, Moment.Of(clock, policies.Current));
        if (!batch.Claims.TryGetValue(key, out var filed)) throw new FaultException(Fault.ClaimNotFound);
        var policy = policies.Of(filed.Entry.Policy).Policy;
        var settlement = SettlementAnswer.Of(filed.Claim, filed.Entry, policy, filed.Shares);
        var answer = new V1.GetClaimResponse { Settlement = settlement };
        if (filed.Reversal is { } reversal) answer.Reversal = SettlementAnswer.Of(key, reversal);
        return Task.FromResult(answer);
    }

    private static ClaimKey ReadKey(string institutionId, string claimNumber)
    {
        var check = new FieldCheck();
        check.Id("institution_id", institutionId);
        check.Id("claim_number", claimNumber);
        check.ThrowIfAny();
        return new ClaimKey(institutionId, claimNumber);
    }
}
