using System.Text.RegularExpressions;
using ClaimsGateway.Tests.Infrastructure;

namespace ClaimsGateway.Tests.OpenApi;

[CancelAfter(30_000)]
public class DocsPageTests
{
    [Test]
    public async Task Docs_WithoutANetwork_HasAllItNeeds()
    {
        await using var engine = await ScriptedEngine.StartAsync();
        await using var gateway = await GatewayUnderTest.StartAsync(engine);

        using var response = await gateway.Http.GetAsync("/docs");
        var page = await response.Content.ReadAsStringAsync();

        Assert.That(page, Does.Contain("openapi/v1.json").And.Not.Match("https?://"));
        var scripts = Regex.Matches(page, "src=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.That(scripts, Is.Not.Empty);
        foreach (var script in scripts)
            Assert.That(await gateway.Http.GetStringAsync("/docs/" + script), Is.Not.Empty, script);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        var nonce = Regex.Match(policy, "'nonce-([^']+)'").Groups[1].Value;
        Assert.That(policy, Does.StartWith("default-src 'self'"));
        Assert.That(page, Does.Contain($"nonce=\"{nonce}\""));
    }
}
