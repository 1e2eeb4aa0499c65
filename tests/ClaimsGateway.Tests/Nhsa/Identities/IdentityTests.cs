using System.Text;
using System.Text.Json.Nodes;
using ClaimsGateway.Nhsa;
using ClaimsGateway.Nhsa.Identities;
using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa.Identities;

internal sealed class IdentityTests
{
    [Test]
    public async Task Identity_AfterADay_IsReadableNowhereAtRestAndInNoLog()
    {
        var folder = Directory.CreateTempSubdirectory("nhsa-privacy-");
        var database = Path.Combine(folder.FullName, "nhsa.db");
        await using var engine = await TestEngine.StartAsync();
        var host = await NhsaHost.StartAsync(engine: engine, database: database);
        var mdtrtId = await host.RegisterWithLineAsync("1000");
        var settled = await host.CallAsync("2207", Reports.Settlement(mdtrtId, "1000"));
        Assert.That(settled.Text, Does.Contain(NhsaHost.Name).And.Contain(NhsaHost.Certificate));
        var claims = string.Concat(engine.Ledger.Claims.Values.Select(claim => claim.ToString()));
        var logged = string.Concat(host.Logged);
        await host.StopAsync();

        var stored = string.Concat(folder.GetFiles().Select(file => Encoding.UTF8.GetString(File.ReadAllBytes(file.FullName))));
        foreach (var personal in new[] { NhsaHost.Name, NhsaHost.Certificate, "医生甲" })
        {
            Assert.That(stored, Does.Not.Contain(personal));
            Assert.That(claims, Does.Not.Contain(personal));
            Assert.That(logged, Does.Not.Contain(personal));
        }

        Assert.That(logged, Does.Not.Contain(TestEngine.Worker));
        folder.Delete(recursive: true);
    }

    [Test]
    public async Task Certificate_OfAnotherPerson_IsNotTaken()
    {
        await using var host = await NhsaHost.StartAsync();
        Assert.That(
            () => host.Register(new PersonIdentity(TestEngine.Resident, "01", NhsaHost.Certificate, "测试乙", "2", "")),
            Throws.InvalidOperationException);
    }

    [TestCase("02", "99999919860101001x", "", true)]
    [TestCase("02", "999999190001010058", "", false)]
    [TestCase("03", "A123", "", false)]
    [TestCase("03", "A123", "99999919860101001X", true)]
    public async Task Person_ByVoucher_IsFoundByTheCertificateNumber(
        string type, string voucher, string certificate, bool found)
    {
        await using var host = await NhsaHost.StartAsync();
        var answer = await host.CallAsync("1101", Ask(type, voucher, certificate));
        Assert.That(answer.IsSuccess, Is.EqualTo(found), answer.Text);
        Assert.That(found || answer.Error.Contains("data.certno", StringComparison.Ordinal), Is.True, answer.Error);
    }

    [Test]
    public async Task Person_WithAnotherName_IsNotAnswered()
    {
        await using var host = await NhsaHost.StartAsync();
        var ask = Ask("02", NhsaHost.Certificate, "");
        ask["data"]!["psn_name"] = "测试丙";
        var answer = await host.CallAsync("1101", ask);
        Assert.That(answer.Error, Does.Contain("psn_name").And.Not.Contain(NhsaHost.Name));
    }

    [Test]
    public void Seal_Moved_DoesNotOpen()
    {
        var seal = new Seal(NhsaOptions.SandboxKey);
        var box = seal.Close("x"u8, "here");
        Assert.That(seal.Open(box, "here"), Is.EqualTo("x"u8.ToArray()));
        Assert.That(() => seal.Open(box, "there"), Throws.InstanceOf<System.Security.Cryptography.CryptographicException>());
    }

    [TestCase("")]
    [TestCase("not base64!")]
    [TestCase("c2hvcnQ=")]
    public void Key_ThatIsNone_IsRefused(string key) =>
        Assert.That(() => new Seal(key), Throws.ArgumentException.With.Message.Contains("IdentityKey"));

    private static JsonObject Ask(string type, string voucher, string certificate) =>
        Reports.Input("data", new JsonObject
        {
            ["mdtrt_cert_type"] = type,
            ["mdtrt_cert_no"] = voucher,
            ["psn_cert_type"] = "01",
            ["certno"] = certificate,
            ["psn_name"] = "",
        });
}
