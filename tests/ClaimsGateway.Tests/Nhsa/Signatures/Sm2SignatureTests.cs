using ClaimsGateway.Nhsa.Signatures;

namespace ClaimsGateway.Tests.Nhsa.Signatures;

internal sealed class Sm2SignatureTests
{
    /// <summary>The example of GB/T 32918.5-2017, appendix A.2, on the recommended curve.</summary>
    private const string StandardKey =
        "0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
        + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";

    private const string StandardSignature =
        "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
        + "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";

    [Test]
    public void Signature_OfTheStandard_Holds()
    {
        var signature = Sm2Signature.Decode(StandardSignature, out var encoding)!;
        Assert.That((encoding, Sm2Signature.FormOf(signature)), Is.EqualTo(("hex", "r‖s")));
        var key = Sm2Signature.PublicKeyOf(StandardKey);
        Assert.That(Sm2Signature.Holds("message digest"u8, signature, key, "1234567812345678"), Is.True);
        Assert.That(Sm2Signature.Holds("message digest"u8, signature, key, ""), Is.False);
        Assert.That(Sm2Signature.Holds("message digesu"u8, signature, key, "1234567812345678"), Is.False);
    }

    [TestCaseSource(typeof(SignatureVectors), nameof(SignatureVectors.Sm2))]
    public void Signature_OfEachVector_IsToldApart(SignatureVector vector)
    {
        var finding = Sm2Finding.Of(
            SignatureVectors.Report, vector.Signature, SignatureVectors.PublicKey, "1234567812345678");
        Assert.That(finding.Holds, Is.EqualTo(vector.Holds), finding.Text);
        Assert.That(finding.Text, Does.Contain(vector.Convention));
    }

    [Test]
    public void Text_ThatIsNoSignature_IsSaidToBeNone()
    {
        var finding = Sm2Finding.Of(SignatureVectors.Report, "!", SignatureVectors.PublicKey, "1234567812345678");
        Assert.That(finding.Text, Does.Contain("neither hex nor Base64"));
    }

    [TestCase("")]
    [TestCase("04AB")]
    [TestCase("zz")]
    public void Key_ThatIsNoPoint_IsRefused(string hex) =>
        Assert.That(() => Sm2Signature.PublicKeyOf(hex), Throws.InstanceOf<FormatException>());
}
