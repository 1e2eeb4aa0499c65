using Claims.V1.Callers;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace ClaimsGateway.Identity;

/// <summary>
/// Holds an institution to its own before the call goes on. What comes over a stream is the engine's to check: there a
/// message that fails does not end the others.
/// </summary>
internal sealed class OwnershipCheck : Interceptor
{
    /// <inheritdoc />
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Check(request as IMessage, context);
        return continuation(request, context);
    }

    /// <inheritdoc />
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Check(request as IMessage, context);
        return continuation(request, responseStream, context);
    }

    private static void Check(IMessage? request, ServerCallContext context)
    {
        var caller = context.GetHttpContext().Caller();
        if (request is null || caller.InstitutionId is not { } institution || !IsOfContract(request)) return;
        switch (RequestOwner.Of(request, institution, caller.IsPharmacy))
        {
            case Ownership.OtherInstitution:
                throw IdentityErrors.OtherInstitution(institution).ToRpcException();
            case Ownership.NotForInstitutions:
                throw IdentityErrors.RoleNotAllowed().ToRpcException();
        }
    }

    private static bool IsOfContract(IMessage request) => request.Descriptor.File.Package == "claims.v1";
}
