using Google.Rpc;
using Grpc.Core;

namespace ClaimsGateway.Nhsa.Contract;

/// <summary>
/// Asks the service that decides, with a deadline, and turns its errors into refusals: the one place in which
/// an error status becomes an err_msg.
/// </summary>
internal sealed class ContractCalls(NhsaOptions options)
{
    /// <summary>Makes one call.</summary>
    /// <param name="method">The client's method.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">The caller's.</param>
    public async Task<Judged<TResponse>> AskAsync<TRequest, TResponse>(
        Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> method,
        TRequest request,
        CancellationToken cancellation)
        where TResponse : class
    {
        try
        {
            using var call = method(request, Options(cancellation));
            return await call.ResponseAsync;
        }
        catch (RpcException e)
        {
            return RefusalOf(e);
        }
    }

    /// <summary>Deadline and cancellation of one call.</summary>
    public CallOptions Options(CancellationToken cancellation) => new(
        // The transport's time, which no sandbox moves.
        deadline: (TimeProvider.System.GetUtcNow() + options.EngineDeadline).UtcDateTime,
        cancellationToken: cancellation);

    /// <summary>An error as a refusal.</summary>
    public static Refusal RefusalOf(RpcException error) => error.StatusCode switch
    {
        StatusCode.InvalidArgument or StatusCode.AlreadyExists or StatusCode.FailedPrecondition
            or StatusCode.PermissionDenied or StatusCode.OutOfRange => new Refusal(MessageOf(error)),
        StatusCode.NotFound => new Refusal(MessageOf(error)) { IsNotFound = true },
        StatusCode.Unimplemented => new Refusal("结算服务不支持该项功能") { IsTransient = true },
        StatusCode.ResourceExhausted => new Refusal("结算服务繁忙，请稍后以原报文ID重发") { IsTransient = true },
        _ => new Refusal("结算服务暂不可用，请以原报文ID(msgid)重发") { IsTransient = true },
    };

    /// <summary>A refusal of the rules: the sentence and the rule that decides.</summary>
    public static Refusal RefusalOf(Claims.V1.Refusal refusal)
    {
        var line = refusal.HasLine ? $"第{refusal.Line + 1}条明细：" : "";
        return new Refusal($"{line}{refusal.MessageZh}[{refusal.RuleId}]");
    }

    private static string MessageOf(RpcException error)
    {
        var status = error.GetRpcStatus();
        var message = status?.Details
            .Where(detail => detail.Is(LocalizedMessage.Descriptor))
            .Select(detail => detail.Unpack<LocalizedMessage>())
            .FirstOrDefault(text => text.Locale == "zh-CN")?.Message ?? error.Status.Detail;
        return $"结算服务返回：{message}[{status?.GetDetail<ErrorInfo>()?.Reason ?? error.StatusCode.ToString()}]";
    }
}
