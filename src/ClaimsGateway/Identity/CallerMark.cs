using Claims.V1.Callers;
using ClaimsGateway.Hosting;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace ClaimsGateway.Identity;

/// <summary>
/// Tells the engine, with every call of the contract, whom the gateway has identified. The engine believes nobody
/// else.
/// </summary>
internal sealed class CallerMark(IHttpContextAccessor requests, GatewayPlan plan) : Interceptor
{
    private const string Contract = "claims.v1.";

    /// <inheritdoc />
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, Mark(context));

    /// <inheritdoc />
    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, Mark(context));

    /// <inheritdoc />
    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation) =>
        continuation(Mark(context));

    private ClientInterceptorContext<TRequest, TResponse> Mark<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context)
        where TRequest : class
        where TResponse : class
    {
        var headers = context.Options.Headers;
        if (!context.Method.ServiceName.StartsWith(Contract, StringComparison.Ordinal)
            || headers?.Get(CallerHeaders.Role) is not null)
            return context;
        Metadata marked = [];
        foreach (var entry in headers ?? []) marked.Add(entry);
        Mark(marked);
        return new(context.Method, context.Host, context.Options.WithHeaders(marked));
    }

    private void Mark(Metadata headers)
    {
        if (requests.HttpContext is not { } request)
        {
            // A sandbox is filled before anybody calls; else nothing is done that nobody has asked for.
            if (!plan.IsSandbox) throw new InvalidOperationException("A call to the engine belongs to no request.");
            headers.Add(CallerHeaders.Role, CallerHeaders.Gateway);
            return;
        }

        var caller = request.Caller();
        if (caller.Roles == Roles.None) throw new InvalidOperationException("A call to the engine has no caller.");
        if (caller.InstitutionId is { } institution)
        {
            headers.Add(CallerHeaders.Role, caller.IsPharmacy ? CallerHeaders.Pharmacy : CallerHeaders.Hospital);
            headers.Add(CallerHeaders.Institution, institution);
            return;
        }

        headers.Add(CallerHeaders.Role, caller == Caller.Unidentified ? CallerHeaders.Unidentified : CallerHeaders.Office);
    }
}
