using ClaimsGateway.Nhsa.Signatures;

namespace ClaimsGateway.Tests.Nhsa.Signatures;

internal sealed class TifSignatureTests
{
    private const string Timestamp = "1672459200";
    private const string Secret = "sandbox-secret";
    private const string Nonce = "abc123";
    private const string Signature = "17c3064cb436fea473329b30ee95f08c4356032e0a87501ff3f88d69f793c48d";

    [Test]
    public void Signature_OfTheVector_Holds()
    {
        Assert.That(TifSignature.Of(Timestamp, Secret, Nonce), Is.EqualTo(Signature));
        Assert.That(TifFinding.Of(Timestamp, Secret, Nonce, Signature.ToUpperInvariant()).Holds, Is.True);
    }

    [TestCase("cbf4cccd0257e17a0690694f2d5fccba4d6404c49a162464aa5c68d49c0afeca", "exchanged")]
    [TestCase("3c3d3099134488c4c4dfb3a7e769d5f2bef2fbee147987858ddb5ea61611ed39", "milliseconds")]
    [TestCase("00000000000000000000000000000000000000000000000000000000000000ff", "check the secret")]
    [TestCase("abc", "64 hex digits")]
    public void Signature_OfAnotherConvention_IsToldApart(string signature, string said)
    {
        var finding = TifFinding.Of(Timestamp, Secret, Nonce, signature);
        Assert.That((finding.Holds, finding.Text.Contains(said, StringComparison.Ordinal)), Is.EqualTo((false, true)));
    }
}
