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

    /// <summary>No engine answered.</summary>
    public static Status EngineUnavailable() => Make(
        Code.Unavailable,
        ErrorReason.EngineUnavailable,
        "The engine cannot be reached. Repeat the call with the same key.",
        "暂时无法连接结算引擎，请使用相同的单据号重试。");

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

    private static Status Make(Code code, ErrorReason reason, string message, string messageZh) => new()
    {
        Code = (int)code,
        Message = message,
        Details =
        {
            Any.Pack(new ErrorInfo { Reason = NameOf(reason), Domain = Domain }),
            Any.Pack(new LocalizedMessage { Locale = "zh-CN", Message = messageZh }),
            Any.Pack(new LocalizedMessage { Locale = "en", Message = message }),
        },
    };

    /// <summary>The reason as ErrorInfo names it: the enum value's name without its prefix.</summary>
    public static string NameOf(ErrorReason reason)
    {
        var type = ReasonReflection.Descriptor.FindTypeByName<Google.Protobuf.Reflection.EnumDescriptor>(
            nameof(ErrorReason));
        return type.FindValueByNumber((int)reason).Name["ERROR_REASON_".Length..];
    }
}
