using Google.Rpc;
using Grpc.Core;

namespace Claims.V1.Client;

/// <summary>A call that failed. A refusal by the rules is no failure: see <see cref="Decision{T}" />.</summary>
public sealed class ClaimsException : Exception
{
    private const string ReasonPrefix = "ERROR_REASON_";

    private ClaimsException(RpcException cause, Google.Rpc.Status? status)
        : base(cause.Status.Detail, cause)
    {
        Code = cause.StatusCode;
        var info = status?.GetDetail<ErrorInfo>();
        Reason = ReasonOf(info);
        FieldProblems = status?.GetDetail<BadRequest>()?.FieldViolations
            .ToDictionary(violation => violation.Field, violation => violation.Description) ?? [];
        DifferingFields = info?.Metadata.TryGetValue("fields", out var names) == true
            ? names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [];
        MessageZh = MessageIn(status, "zh-CN") ?? cause.Status.Detail;
        MessageEn = MessageIn(status, "en") ?? cause.Status.Detail;
        RetryAfter = status?.GetDetail<RetryInfo>()?.RetryDelay.ToTimeSpan();
    }

    /// <summary>The status of the call.</summary>
    public StatusCode Code { get; }

    /// <summary>
    /// Why, out of the contract's list; <see cref="ErrorReason.Unspecified" /> when the service did not answer, or
    /// gave a reason that this client does not know.
    /// </summary>
    public ErrorReason Reason { get; }

    /// <summary>What is wrong with which field of the request, and what is allowed; empty when no field is wrong.</summary>
    public IReadOnlyDictionary<string, string> FieldProblems { get; }

    /// <summary>The fields in which the request differs from the one that has its number; empty when none has.</summary>
    public IReadOnlyList<string> DifferingFields { get; }

    /// <summary>The message in Chinese, for people.</summary>
    public string MessageZh { get; }

    /// <summary>The message in English, for people.</summary>
    public string MessageEn { get; }

    /// <summary>How long to wait before the call is repeated; null when the service does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>
    /// Whether the call may have been carried out all the same: its answer was lost, or came too late. Repeat it
    /// with the same number, or ask with <see cref="ClaimsClient.GetOutcomeAsync" />.
    /// </summary>
    public bool IsUncertain => Reason switch
    {
        ErrorReason.EngineUnavailable => true,
        ErrorReason.Unspecified => Code is StatusCode.Unavailable or StatusCode.DeadlineExceeded
            or StatusCode.Cancelled or StatusCode.Internal or StatusCode.Unknown or StatusCode.Aborted,
        _ => false,
    };

    /// <summary>Reads the status of a failed call, with its details.</summary>
    public static ClaimsException From(RpcException cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return new(cause, cause.GetRpcStatus());
    }

    private static ErrorReason ReasonOf(ErrorInfo? info)
    {
        var type = ReasonReflection.Descriptor.EnumTypes.Single(type => type.ClrType == typeof(ErrorReason));
        return info is null ? default : (ErrorReason)(type.FindValueByName(ReasonPrefix + info.Reason)?.Number ?? 0);
    }

    private static string? MessageIn(Google.Rpc.Status? status, string locale) => status?.Details
        .Where(detail => detail.Is(LocalizedMessage.Descriptor))
        .Select(detail => detail.Unpack<LocalizedMessage>())
        .FirstOrDefault(message => message.Locale == locale)?.Message;
}
