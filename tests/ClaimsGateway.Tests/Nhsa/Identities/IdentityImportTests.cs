using ClaimsGateway.Nhsa.Identities;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsGateway.Tests.Nhsa.Identities;

internal sealed class IdentityImportTests
{
    [Test]
    public async Task Lines_RightAndWrong_AreTakenAndReportedWithoutNamingAnybody()
    {
        await using var host = await NhsaHost.StartAsync();
        using var problems = new StringWriter();
        using var text = new StringReader(
            $"""
            {IdentityImport.Header}
            P1,01,999999190001010031,测试丙,2,01
            P2,01,{NhsaHost.Certificate},测试丁,1,
            P3,77,999999190001010058,测试戊,1,
            P4,01
            """);
        var counts = host.Services.GetRequiredService<IdentityImport>().Read(text, problems);
        Assert.That(counts, Is.EqualTo((1, 3)));
        Assert.That(
            problems.ToString(),
            Does.Contain("line 3: certno").And.Contain("line 4: psn_cert_type").And.Contain("line 5: 6 columns")
                .And.Not.Contain("测试").And.Not.Contain(NhsaHost.Certificate));
    }

    [Test]
    public async Task Header_ThatIsAnother_IsReported()
    {
        await using var host = await NhsaHost.StartAsync();
        using var problems = new StringWriter();
        using var text = new StringReader("a,b");
        Assert.That(host.Services.GetRequiredService<IdentityImport>().Read(text, problems), Is.EqualTo((0, 1)));
    }
}
