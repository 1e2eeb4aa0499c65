using System.Net;
using Claims.V1;
using ClaimsGateway.Errors;
using ClaimsGateway.OpenApi;
using ClaimsGateway.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsGateway.Tests.Json;

[CancelAfter(30_000)]
public class JsonErrorsTests
{
    [Test]
    public async Task Any_FaultOfTheGateway_500WithoutItsText()
    {
        await using var engine = await ScriptedEngine.StartAsync();
        await using var gateway = await GatewayUnderTest.StartAsync(
            [$"--Claims:Engine:Address={engine.Address}"],
            services => services.AddSingleton<ContractDocument>(
                _ => throw new InvalidOperationException("inner")));
        gateway.AnnouncedErrors.Add("inner");

        using var response = await gateway.Http.GetAsync("/openapi/v1.json");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        var error = await response.JsonAsync();
        var reason = error.Detail("ErrorInfo").GetProperty("reason").GetString();
        Assert.That(reason, Is.EqualTo("INVARIANT_BROKEN"));
        Assert.That(error.Locales(), Is.EqualTo(new[] { "zh-CN", "en" }));
        Assert.That(error.GetRawText(), Does.Not.Contain("inner"));
    }

    [TestCase(ErrorReason.EngineUnavailable, ExpectedResult = "ENGINE_UNAVAILABLE")]
    [TestCase(ErrorReason.FieldInvalid, ExpectedResult = "FIELD_INVALID")]
    public string NameOf_Reason_IsTheContractsWithoutPrefix(ErrorReason reason) =>
        GatewayErrors.NameOf(reason);
}
