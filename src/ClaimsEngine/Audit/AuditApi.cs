using ClaimsEngine.Contract;
using ClaimsEngine.Flags;
using ClaimsEngine.Policies;
using ClaimsEngine.Storage;
using Grpc.Core;
using V1 = Claims.V1;

namespace ClaimsEngine.Audit;

/// <summary>The audit service on the wire.</summary>
internal sealed class AuditApi(
    ILedgerStore store, PolicyLibrary policies, FlagListing flags, TimeProvider clock)
    : V1.AuditService.AuditServiceBase
{
    /// <summary>The first benefit year that can be asked for.</summary>
    public const int FirstYear = 1900;

    /// <summary>The last one.</summary>
    public const int LastYear = 9998;

    public override async Task Verify(
        V1.VerifyRequest request, IServerStreamWriter<V1.VerifyResponse> responseStream, ServerCallContext context)
    {
        foreach (var message in Verification.Run(store, context.CancellationToken))
            await responseStream.WriteAsync(message, context.CancellationToken);
    }

    public override async Task ListDrift(
        V1.ListDriftRequest request, IServerStreamWriter<V1.ListDriftResponse> responseStream,
        ServerCallContext context)
    {
        var check = new FieldCheck();
        if (request.BenefitYear is < FirstYear or > LastYear)
        {
            check.Add("benefit_year", $"为{request.BenefitYear}，须为{FirstYear}至{LastYear}",
                $"is {request.BenefitYear}; {FirstYear} to {LastYear} are allowed");
        }

        if (request.MemberId.Length > 0) check.Id("member_id", request.MemberId);
        check.ThrowIfAny();
        var drift = Drift.Of(
            store, policies.Current.Policy, request.BenefitYear, request.MemberId, context.CancellationToken);
        foreach (var message in drift) await responseStream.WriteAsync(message, context.CancellationToken);
    }

    public override Task<V1.MakeCheckpointsResponse> MakeCheckpoints(
        V1.MakeCheckpointsRequest request, ServerCallContext context)
    {
        var answer = new V1.MakeCheckpointsResponse();
        answer.Checkpoints.AddRange(
            Checkpointing.Make(store, clock, context.CancellationToken).Select(checkpoint => checkpoint.ToContract()));
        return Task.FromResult(answer);
    }

    public override Task<V1.ListFlagsResponse> ListFlags(V1.ListFlagsRequest request, ServerCallContext context) =>
        Task.FromResult(flags.List(request));
}
