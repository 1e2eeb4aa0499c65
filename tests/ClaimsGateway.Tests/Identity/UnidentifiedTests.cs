using System.Net;
using System.Text;
using ClaimsGateway.Identity;
using ClaimsGateway.Tests.Infrastructure;
using ClaimsGateway.Tests.Sandbox;

namespace ClaimsGateway.Tests.Identity;

/// <summary>Without identity a caller may do everything, or be held to what a role may.</summary>
[CancelAfter(60_000)]
internal sealed class UnidentifiedTests
{
    private TemporaryFolder _folder = null!;
    private GatewayUnderTest _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = new TemporaryFolder();
        _gateway = await GatewayUnderTest.StartAsync(_folder.SandboxArguments);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _gateway.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task Caller_Plain_MayDoWhatEveryRoleMay()
    {
        Assert.That(await StatusAsync("/v1/flags", null), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync("/v1/members/member-active", null), Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("auditor", "/v1/flags", HttpStatusCode.OK)]
    [TestCase("pharmacy/pharmacy", "/v1/flags", HttpStatusCode.Forbidden)]
    [TestCase("hospital/hospital-1", "/v1/institutions/hospital-2/claims/none", HttpStatusCode.Forbidden)]
    [TestCase("hospital/hospital-1", "/v1/institutions/hospital-1/claims/none", HttpStatusCode.NotFound)]
    [TestCase("king", "/v1/flags", HttpStatusCode.Unauthorized)]
    [TestCase("hospital", "/v1/flags", HttpStatusCode.Unauthorized)]
    [TestCase("auditor/hospital-1", "/v1/flags", HttpStatusCode.Unauthorized)]
    public async Task Caller_WhoActsAsARole_MayDoWhatItMay(string role, string path, HttpStatusCode expected) =>
        Assert.That(await StatusAsync(path, role), Is.EqualTo(expected));

    [Test]
    public async Task Reset_OfWhoeverActsAsAHospital_FillsTheSandboxAnew()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/sandbox:reset")
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(UnidentifiedCallers.ActAs, "hospital/hospital-1");

        using var response = await _gateway.Http.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), await response.Content.ReadAsStringAsync());
        Assert.That(await StatusAsync("/v1/members/member-active", null), Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task<HttpStatusCode> StatusAsync(string path, string? actAs)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (actAs is not null) request.Headers.Add(UnidentifiedCallers.ActAs, actAs);
        using var response = await _gateway.Http.SendAsync(request);
        return response.StatusCode;
    }
}
