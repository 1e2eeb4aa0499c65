using System.Globalization;
using ClaimsGateway.Errors;
using Grpc.Core;

namespace ClaimsGateway.Limits;

/// <summary>
/// How long a caller gives a call: by <c>grpc-timeout</c> over gRPC, by the header <c>Claims-Timeout-Ms</c> over JSON.
/// What passes before the call is sent on is taken off.
/// </summary>
internal static class CallBudget
{
    /// <summary>The header of JSON callers: whole milliseconds, 1 to 3600000.</summary>
    public const string Header = "Claims-Timeout-Ms";

    /// <summary>gRPC's own header.</summary>
    public const string GrpcHeader = "grpc-timeout";

    /// <summary>The longest time of the header, in milliseconds: an hour.</summary>
    public const int MostMs = 3_600_000;

    /// <summary>The moment until which an engine may work on the call.</summary>
    /// <param name="context">The caller's call.</param>
    /// <param name="otherwise">What it gets when the caller sets nothing.</param>
    /// <exception cref="RpcException">INVALID_ARGUMENT: the header is no such number.</exception>
    public static DateTime DeadlineOf(ServerCallContext context, TimeSpan otherwise)
    {
        var request = context.GetHttpContext();
        // Over gRPC the time counts from where the call was read, which is after it waited.
        var waited = request.Features.Get<Waited>()?.Time ?? TimeSpan.Zero;
        if (context.Deadline != DateTime.MaxValue) return context.Deadline - waited;
        return (TimeProvider.System.GetUtcNow() + (OfHeader(request.Request) ?? otherwise) - waited).UtcDateTime;
    }

    /// <summary>How long the caller gives the call from its arrival on; null when it says nothing readable.</summary>
    public static TimeSpan? Of(HttpRequest request)
    {
        if (request.Headers.TryGetValue(Header, out var json) && Milliseconds(json.ToString()) is { } asked)
            return asked;
        return request.Headers.TryGetValue(GrpcHeader, out var grpc) ? OfGrpc(grpc.ToString()) : null;
    }

    /// <summary>
    /// Moves the deadline of a gRPC call to the header of JSON callers, which the engine is held to as well: gRPC itself
    /// does not end the call then.
    /// </summary>
    public static void KeepFromGrpc(HttpRequest request)
    {
        if (Of(request) is not { } budget || !request.Headers.Remove(GrpcHeader)) return;
        var milliseconds = (int)Math.Clamp(Math.Ceiling(budget.TotalMilliseconds), 1, MostMs);
        request.Headers[Header] = milliseconds.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The header's time; null when it is not there.</summary>
    private static TimeSpan? OfHeader(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(Header, out var text)) return null;
        return Milliseconds(text.ToString())
            ?? throw GatewayErrors.FieldInvalid(
                Header, $"must be whole milliseconds, 1 to {MostMs}", $"必须是 1 到 {MostMs} 的整数毫秒")
                .ToRpcException();
    }

    private static TimeSpan? Milliseconds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms is >= 1 and <= MostMs
            ? TimeSpan.FromMilliseconds(ms)
            : null;

    // At most eight digits and a unit.
    private static TimeSpan? OfGrpc(string text)
    {
        if (text.Length is < 2 or > 9
            || !long.TryParse(
                text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return null;
        return text[^1] switch
        {
            'H' => TimeSpan.FromHours(Math.Min(value, 24)),
            'M' => TimeSpan.FromMinutes(value),
            'S' => TimeSpan.FromSeconds(value),
            'm' => TimeSpan.FromMilliseconds(value),
            'u' => TimeSpan.FromMicroseconds(value),
            'n' => TimeSpan.FromMicroseconds(value / 1000),
            _ => null,
        };
    }
}

/// <summary>How long a call waited for its turn.</summary>
internal sealed record Waited(TimeSpan Time);
