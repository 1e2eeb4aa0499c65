using Google.Rpc;
using Grpc.Core;

namespace ClaimsEngine.Tests.Hosting;

/// <summary>What an error status says.</summary>
internal sealed record ErrorDetail(
    StatusCode Code, string Reason, string Domain, IReadOnlyDictionary<string, string> Metadata,
    IReadOnlyDictionary<string, string> Violations, IReadOnlyDictionary<string, string> Messages, RetryInfo? Retry)
{
    /// <summary>Makes a call that must fail.</summary>
    public static async Task<ErrorDetail> OfAsync(Func<Task> call)
    {
        RpcException? e = null;
        try
        {
            await call();
        }
        catch (RpcException thrown)
        {
            e = thrown;
        }

        Assert.That(e, Is.Not.Null, "the call must fail");
        return Of(e!);
    }

    /// <summary>What a failed call says.</summary>
    public static ErrorDetail Of(RpcException e)
    {
        var status = e.GetRpcStatus();
        Assert.That(status, Is.Not.Null, $"no details: {e.Status}");
        var info = status!.GetDetail<ErrorInfo>()!;
        var bad = status.GetDetail<BadRequest>();
        var messages = status.Details.Where(any => any.Is(LocalizedMessage.Descriptor))
            .Select(any => any.Unpack<LocalizedMessage>())
            .ToDictionary(message => message.Locale, message => message.Message);
        return new ErrorDetail(
            e.StatusCode, info.Reason, info.Domain, info.Metadata,
            bad?.FieldViolations.ToDictionary(violation => violation.Field, violation => violation.Description) ?? [],
            messages, status.GetDetail<RetryInfo>());
    }
}
