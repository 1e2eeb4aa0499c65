using ClaimsEngine.Contract;
using ClaimsEngine.Faults;
using ClaimsEngine.Ledger;
using ClaimsEngine.Policies;
using ClaimsEngine.Storage;
using Grpc.Core;
using V1 = Claims.V1;

namespace ClaimsEngine.Members;

/// <summary>The member service on the wire.</summary>
internal sealed class MemberApi(
    PostingPipeline pipeline, ILedgerReader reader, PolicyLibrary policies, TimeProvider clock)
    : V1.MemberService.MemberServiceBase
{
    public override async Task<V1.UpsertMemberResponse> UpsertMember(
        V1.UpsertMemberRequest request, ServerCallContext context)
    {
        var content = MemberFields.Read(request.Member, Moment.Of(clock, policies.Current).Today);
        var posting = new MemberPosting(request.Member.MemberId, content);
        var version = await pipeline.SubmitAsync(posting, context.CancellationToken);
        return new V1.UpsertMemberResponse { Member = version.ToContract(), Version = version.Number };
    }

    public override Task<V1.GetMemberResponse> GetMember(V1.GetMemberRequest request, ServerCallContext context)
    {
        var moment = Moment.Of(clock, policies.Current);
        var check = new FieldCheck();
        check.Id("member_id", request.MemberId);
        var day = request.On is null ? moment.Today : check.Day("on", request.On);
        check.ThrowIfAny();
        var needs = new BatchNeeds();
        needs.Members.Add(request.MemberId);
        if (!reader.Read(needs, moment).Members.TryGetValue(request.MemberId, out var member))
            throw new FaultException(Fault.MemberNotFound);
        var answer = new V1.GetMemberResponse
        {
            Member = member.Current.ToContract(),
            BalanceFen = member.Standing.Balance.Value,
        };
        EntitlementAnswer.Add(answer, member, day, moment.Policy.Policy);
        return Task.FromResult(answer);
    }
}
