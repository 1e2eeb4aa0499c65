using System.Text.Json.Nodes;
using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa;

/// <summary>Steps of a visit that many tests begin with.</summary>
internal static class HospitalVisit
{
    /// <summary>Registers a visit and gives its mdtrt_id.</summary>
    public static async Task<string> RegisterAsync(
        this NhsaHost host, string psnNo = TestEngine.Worker, string day = "2022-03-01")
    {
        var answer = await host.CallAsync("2201", Reports.Registration(psnNo, day));
        Assert.That(answer.IsSuccess, Is.True, answer.Text);
        return (string)answer.Output["data"]!["mdtrt_id"]!;
    }

    /// <summary>Registers a visit with one class A line of that amount, in batch B1.</summary>
    public static async Task<string> RegisterWithLineAsync(
        this NhsaHost host, string amount, string psnNo = TestEngine.Worker, string day = "2022-03-01")
    {
        var mdtrtId = await host.RegisterAsync(psnNo, day);
        var line = Reports.Line(mdtrtId, "1", "XA01", "1", amount, amount);
        line["psn_no"] = psnNo;
        var answer = await host.CallAsync("2204", Reports.Input("feedetail", new JsonArray(line)));
        Assert.That(answer.IsSuccess, Is.True, answer.Text);
        return mdtrtId;
    }
}
