using ClaimsGateway.Nhsa.Signatures;

namespace ClaimsGateway.Tests.Nhsa.Signatures;

internal sealed class VerifySignatureCommandTests
{
    private string _report = "";

    [SetUp]
    public void Write()
    {
        _report = Path.GetTempFileName();
        File.WriteAllBytes(_report, SignatureVectors.Report);
    }

    [TearDown]
    public void Delete() => File.Delete(_report);

    [TestCaseSource(typeof(SignatureVectors), nameof(SignatureVectors.Sm2))]
    public void Command_OverEachVector_ExitsByItsFinding(SignatureVector vector)
    {
        var (exit, output, _) = Run(
            "sm2", "--public-key", SignatureVectors.PublicKey, "--signature", vector.Signature, "--report", _report);
        Assert.That(exit, Is.EqualTo(vector.Holds ? 0 : 1));
        Assert.That(output, Does.Contain(vector.Convention));
    }

    [Test]
    public void Command_OverTif_ExitsByItsFinding()
    {
        var (exit, output, _) = Run(
            "tif", "--timestamp", "1672459200", "--secret", "sandbox-secret", "--nonce", "abc123",
            "--signature", "17c3064cb436fea473329b30ee95f08c4356032e0a87501ff3f88d69f793c48d");
        Assert.That(exit, Is.Zero, output);
    }

    [TestCase]
    [TestCase("rsa")]
    [TestCase("sm2", "--public-key")]
    [TestCase("sm2", "--public-key", "04", "--signature", "AA==", "--report", "/no/such/file")]
    [TestCase("tif", "--timestamp", "1")]
    public void Command_CalledWrongly_SaysHow(params string[] args)
    {
        var (exit, _, error) = Run(args);
        Assert.That((exit, error.Contains("verify-signature sm2", StringComparison.Ordinal)), Is.EqualTo((2, true)));
    }

    private static (int Exit, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (VerifySignatureCommand.Run(args, output, error), output.ToString(), error.ToString());
    }
}
