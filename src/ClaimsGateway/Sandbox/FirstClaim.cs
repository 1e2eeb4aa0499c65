using System.Globalization;
using System.Text.Json;

namespace ClaimsGateway.Sandbox;

/// <summary>
/// The claim that a newcomer settles first: it crosses the deductible into the first band, has a part out
/// of scope, and empties the account, so that every payer but the family appears.
/// </summary>
internal static class FirstClaim
{
    /// <summary>One line for a shell: it settles the claim over JSON.</summary>
    /// <param name="url">Where the gateway listens for JSON.</param>
    /// <param name="now">The sandbox's time.</param>
    public static string Curl(string url, DateTimeOffset now) =>
        $"curl -s -w '\\n' {url}/v1/claims:settle -H 'Content-Type: application/json' -d '{Body(now)}'";

    /// <summary>The request. Its number has the day in it: another day's claim is another claim.</summary>
    /// <param name="now">The sandbox's time.</param>
    public static string Body(DateTimeOffset now)
    {
        var today = SandboxPeople.TodayAt(now);
        return JsonSerializer.Serialize(new
        {
            claim = new
            {
                institutionId = SandboxPeople.HospitalLevel1,
                claimNumber = "first-" + today.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
                memberId = SandboxPeople.MemberActive,
                serviceDate = new { year = today.Year, month = today.Month, day = today.Day },
                totalFen = 120_000,
                inScopeFen = 110_000,
                preSelfPaidFen = 10_000,
            },
        });
    }
}
