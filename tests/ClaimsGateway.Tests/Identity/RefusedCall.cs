using System.Text;
using Claims.V1;
using ClaimsGateway.Tests.Infrastructure;
using Google.Rpc;
using Grpc.Core;

namespace ClaimsGateway.Tests.Identity;

/// <summary>A refusal as its caller sees it.</summary>
/// <param name="Status">The HTTP status, or the gRPC status.</param>
/// <param name="Reason">ErrorInfo.reason.</param>
/// <param name="Cause">ErrorInfo.metadata "cause"; empty without one.</param>
internal sealed record RefusedCall(string Status, string Reason, string Cause)
{
    /// <summary>A refusal over JSON.</summary>
    public static async Task<RefusedCall> OfAsync(Task<HttpResponseMessage> call)
    {
        using var response = await call;
        var error = await response.JsonAsync();
        Assert.That(error.Locales(), Is.EqualTo(new[] { "zh-CN", "en" }));
        var info = error.Detail("ErrorInfo");
        return new RefusedCall(
            ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture),
            info.GetProperty("reason").GetString()!,
            info.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty("cause", out var cause)
                ? cause.GetString()!
                : "");
    }

    /// <summary>A refusal over gRPC.</summary>
    public static async Task<RefusedCall> OfAsync(Func<Task> call)
    {
        var error = (await Assert.ThrowsAsync<RpcException>(() => call()))!;
        var info = error.GetRpcStatus()?.GetDetail<ErrorInfo>();
        Assert.That(info, Is.Not.Null, $"{error.Status}");
        return new RefusedCall(
            error.StatusCode.ToString(), info!.Reason, info.Metadata.TryGetValue("cause", out var cause) ? cause : "");
    }

    /// <summary>A claim of a hospital of the sandbox, as JSON.</summary>
    public static StringContent Claim(string institution, string number) => new(
        $$"""
        {"claim":{"institutionId":"{{institution}}","claimNumber":"{{number}}","memberId":"member-active",
        "serviceDate":{"year":2022,"month":12,"day":31},"totalFen":1000,"inScopeFen":1000} }
        """,
        Encoding.UTF8,
        "application/json");

    /// <summary>The same as a message.</summary>
    public static SettleRequest Settle(string institution, string number) => new()
    {
        Claim = new Claim
        {
            InstitutionId = institution,
            ClaimNumber = number,
            MemberId = "member-active",
            ServiceDate = new() { Year = 2022, Month = 12, Day = 31 },
            TotalFen = 1000,
            InScopeFen = 1000,
        },
    };
}
