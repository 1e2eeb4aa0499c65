using ClaimsGateway.Errors;
using ClaimsGateway.Hosting;
using ClaimsGateway.Metrics;
using Grpc.Core;
using Polly;
using Polly.CircuitBreaker;

namespace ClaimsGateway.Engines;

/// <summary>
/// What every client in the gateway calls through: picks an engine for each call, tries again where that is safe, and
/// turns a broken connection into ENGINE_UNAVAILABLE. The deadline is a moment, so what passes here shortens
/// what the engine gets.
/// </summary>
internal sealed class EngineInvoker(
    EnginePool pool, TryPipelines pipelines, GatewayMetrics metrics, ILogger<EngineInvoker> logger)
    : CallInvoker
{
    private const string Quote = "/claims.v1.AdjudicationService/Quote";

    // What calls other than quotes took is never asked for.
    private readonly RecentDurations _others = new();

    /// <summary>One call and one answer. Its token cancels it; disposing it does not.</summary>
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        new(
            AnswerAsync(method, options, request),
            Task.FromResult(Metadata.Empty),
            static () => Status.DefaultSuccess,
            static () => Metadata.Empty,
            static () => { });

    /// <summary>An answer in parts.</summary>
    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var answers = new ServerStream<TRequest, TResponse>(pool, metrics, method, options, request);
        return new(
            answers,
            Task.FromResult(Metadata.Empty),
            static () => Status.DefaultSuccess,
            static () => Metadata.Empty,
            answers.Dispose);
    }

    /// <summary>A conversation, with one engine from its begin to its end.</summary>
    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        var engine = pool.Pick();
        if (engine is null)
        {
            metrics.Ended(method.FullName, StatusCode.Unavailable);
            throw new NoEngineException();
        }

        engine.Enter();
        var call = engine.Invoker.AsyncDuplexStreamingCall(method, null, options);
        var answers = new EngineAnswers<TResponse>(engine, metrics, method.FullName, call.ResponseStream, call);
        return new(
            call.RequestStream, answers, call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, answers.Dispose);
    }

    /// <summary>The contract has no call of this kind.</summary>
    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        throw new NotSupportedException($"{method.FullName}: the contract has no stream of requests alone.");

    /// <summary>Nobody in the gateway waits on a thread.</summary>
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        throw new NotSupportedException($"{method.FullName}: call it asynchronously.");

    private async Task<TResponse> AnswerAsync<TRequest, TResponse>(
        Method<TRequest, TResponse> method, CallOptions options, TRequest request)
        where TRequest : class
        where TResponse : class
    {
        var isQuote = method.FullName == Quote;
        var call = new EngineTry<TRequest, TResponse>(
            pool, isQuote ? pipelines.Quotes : _others, method, options, request);
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, options.CancellationToken);
        try
        {
            context.Properties.Set(EngineTry.Key, call);
            var pipeline = isQuote ? pipelines.Hedged : pipelines.Plain;
            var outcome = await pipeline.ExecuteOutcomeAsync(
                static (context, call) => call.SendAsync(context), context, call).ConfigureAwait(false);
            if (outcome.Exception is not { } failure)
            {
                metrics.Ended(method.FullName, StatusCode.OK);
                return (TResponse)outcome.Result!;
            }

            var error = Translate(failure);
            metrics.Ended(method.FullName, error.StatusCode);
            if (error.StatusCode == StatusCode.Unavailable)
                GatewayLog.EngineUnreachable(logger, method.FullName, (failure as RpcException)?.Status.DebugException);
            throw error;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static RpcException Translate(Exception failure) => failure switch
    {
        RpcException e => EngineFailure.Translate(e),
        BrokenCircuitException => GatewayErrors.EngineUnavailable().ToRpcException(),
        // The caller went while the call waited to be tried again.
        OperationCanceledException => new RpcException(new Status(StatusCode.Cancelled, "cancelled by the caller")),
        _ => throw new InvalidOperationException("A call to an engine failed in a way that nobody expects.", failure),
    };
}
