using Claims.V1;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Status = Google.Rpc.Status;

namespace ClaimsGateway.Errors;

/// <summary>The errors that the gateway itself answers, with the details that the contract says.</summary>
internal static class GatewayErrors
{
    /// <summary>The domain of every ErrorInfo.</summary>
    public const string Domain = "claims.v1";

    /// <summary>How soon an engine may be back: longer than its breaker's pause and a health check.</summary>
    private static readonly TimeSpan EngineAwayDelay = TimeSpan.FromSeconds(2);

    /// <summary>No engine answered.</summary>
    public static Status EngineUnavailable() => WithRetry(
        Make(
            Code.Unavailable,
            ErrorReason.EngineUnavailable,
            "The engine cannot be reached. Repeat the call with the same key.",
            "暂时无法连接结算引擎，请使用相同的单据号重试。"),
        EngineAwayDelay);

    /// <summary>A caller sends more than its limits let through.</summary>
    /// <param name="delay">After how long it may repeat the call.</param>
    public static Status TooManyCalls(TimeSpan delay) => WithRetry(
        Make(
            Code.ResourceExhausted,
            ErrorReason.TooManyCalls,
            "Your institution sends too many calls. Repeat this one after the delay.",
            "贵机构的请求过于频繁，请在指定时间后重试。"),
        delay);

    /// <summary>The caller's time passed before the call was let in.</summary>
    public static Status DeadlinePassed() => Make(
        Code.DeadlineExceeded,
        null,
        "The deadline passed while earlier calls of your institution were worked on. Nothing was sent.",
        "贵机构先前的请求尚未处理完毕，本次请求在排队时超时，未作任何处理。");

    /// <summary>A fault of the gateway.</summary>
    public static Status InvariantBroken() => Make(
        Code.Internal,
        ErrorReason.InvariantBroken,
        "The gateway failed. Report it.",
        "网关内部错误，请联系运维人员。");

    /// <summary>A field, parameter or header cannot be understood.</summary>
    /// <param name="field">Its name or path, as the caller wrote it.</param>
    /// <param name="problem">What is wrong and what is allowed, in English.</param>
    /// <param name="problemZh">The same in Chinese.</param>
    public static Status FieldInvalid(string field, string problem, string problemZh)
    {
        var status = Make(
            Code.InvalidArgument, ErrorReason.FieldInvalid, $"{field}: {problem}", $"{field}：{problemZh}");
        var violation = new BadRequest.Types.FieldViolation { Field = field, Description = problem };
        status.Details.Add(Any.Pack(new BadRequest { FieldViolations = { violation } }));
        return status;
    }

    private static Status WithRetry(Status status, TimeSpan delay)
    {
        status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) }));
        return status;
    }

    private static Status Make(Code code, ErrorReason? reason, string message, string messageZh)
    {
        var status = new Status { Code = (int)code, Message = message };
        if (reason is { } known)
            status.Details.Add(Any.Pack(new ErrorInfo { Reason = NameOf(known), Domain = Domain }));
        status.Details.Add(Any.Pack(new LocalizedMessage { Locale = "zh-CN", Message = messageZh }));
        status.Details.Add(Any.Pack(new LocalizedMessage { Locale = "en", Message = message }));
        return status;
    }

    /// <summary>The reason as ErrorInfo names it: the enum value's name without its prefix.</summary>
    public static string NameOf(ErrorReason reason)
    {
        var type = ReasonReflection.Descriptor.FindTypeByName<Google.Protobuf.Reflection.EnumDescriptor>(
            nameof(ErrorReason));
        return type.FindValueByNumber((int)reason).Name["ERROR_REASON_".Length..];
    }
}
