using ClaimsEngine.Flags;
using Grpc.Core;
using V1 = Claims.V1;

namespace ClaimsEngine.Audit;

/// <summary>The audit service on the wire.</summary>
internal sealed class AuditApi(FlagListing flags) : V1.AuditService.AuditServiceBase
{
    public override Task<V1.ListFlagsResponse> ListFlags(V1.ListFlagsRequest request, ServerCallContext context) =>
        Task.FromResult(flags.List(request));
}
