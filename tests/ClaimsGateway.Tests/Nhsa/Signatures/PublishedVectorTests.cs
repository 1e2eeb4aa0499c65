using System.Text;

namespace ClaimsGateway.Tests.Nhsa.Signatures;

/// <summary>The page and the tests have the same vectors.</summary>
internal sealed class PublishedVectorTests
{
    [Test]
    public void Page_OfSignatures_HasEveryVector()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Claims.sln"))) folder = folder.Parent;
        var page = File.ReadAllText(Path.Combine(folder.FullName, "docs", "nhsa-signatures.md"));
        Assert.That(page, Does.Contain(Encoding.UTF8.GetString(SignatureVectors.Report)));
        Assert.That(page, Does.Contain(SignatureVectors.PublicKey));
        var known = SignatureVectors.Sm2.Where(vector =>
            !vector.Convention.StartsWith("no known", StringComparison.Ordinal));
        foreach (var vector in known) Assert.That(page, Does.Contain(vector.Signature));
    }
}
