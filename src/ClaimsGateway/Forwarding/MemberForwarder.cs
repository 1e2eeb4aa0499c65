using Claims.V1;
using Grpc.Core;

namespace ClaimsGateway.Forwarding;

/// <summary>Forwards members and their entitlement.</summary>
internal sealed class MemberForwarder(MemberService.MemberServiceClient engine, EngineCall call)
    : MemberService.MemberServiceBase
{
    /// <inheritdoc />
    public override Task<UpsertMemberResponse> UpsertMember(
        UpsertMemberRequest request, ServerCallContext context) =>
        call.SendAsync(engine.UpsertMemberAsync, request, context);

    /// <inheritdoc />
    public override Task<GetMemberResponse> GetMember(GetMemberRequest request, ServerCallContext context) =>
        call.SendAsync(engine.GetMemberAsync, request, context);
}
