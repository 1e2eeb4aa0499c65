using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClaimsEngine.Contract;
using Google.Protobuf.WellKnownTypes;
using V1 = Claims.V1;

namespace ClaimsEngine.Certificates;

/// <summary>Checks what comes in about certificates.</summary>
internal static class CertificateFields
{
    private const int LongestPem = 16_384;
    private const int LongestSubject = 1024;
    private const int ThumbprintDigits = 64;

    /// <summary>Reads a certificate with the time for which it is registered.</summary>
    /// <exception cref="Faults.FaultException">A field is invalid; each is named.</exception>
    public static ClientCertificate Read(V1.RegisterCertificateRequest request)
    {
        var check = new FieldCheck();
        check.Id("institution_id", request.InstitutionId);
        using var pem = ReadPem(check, request.CertificatePem);
        check.ThrowIfAny();
        var whole = ClientCertificate.Of(pem!);
        if (whole.Subject.Length is 0 or > LongestSubject)
        {
            check.Add("certificate_pem", $"主体名长度须为1至{LongestSubject}个字符",
                $"has a subject of {whole.Subject.Length} characters; 1 to {LongestSubject} are allowed");
        }

        var certificate = whole with
        {
            FromMs = ReadMoment(check, "valid_from", request.ValidFrom, whole) ?? whole.FromMs,
            UntilMs = ReadMoment(check, "valid_until", request.ValidUntil, whole) ?? whole.UntilMs,
        };
        if (certificate.FromMs >= certificate.UntilMs)
            check.Add("valid_until", "须晚于valid_from", "is not after valid_from; a later moment is required");
        check.ThrowIfAny();
        return certificate;
    }

    /// <summary>Reads a thumbprint.</summary>
    public static byte[] Thumbprint(FieldCheck check, string text)
    {
        if (text.Length == ThumbprintDigits && text.All(char.IsAsciiHexDigit)) return Convert.FromHexString(text);
        check.Add("thumbprint", "须为64位十六进制数字(DER的SHA-256)",
            "is no SHA-256 of DER bytes; 64 hex digits are required");
        return [];
    }

    private static X509Certificate2? ReadPem(FieldCheck check, string text)
    {
        const string Field = "certificate_pem";
        if (text.Length is 0 or > LongestPem)
        {
            check.Add(Field, $"长度为{text.Length}，须为1至{LongestPem}个字符",
                $"has {text.Length} characters; 1 to {LongestPem} are allowed");
            return null;
        }

        if (text.Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            check.Add(Field, "含有私钥，只应有证书；请换新密钥",
                "holds a private key; the certificate alone is allowed, and that key is to be replaced");
            return null;
        }

        try
        {
            return X509Certificate2.CreateFromPem(text);
        }
        catch (CryptographicException)
        {
            check.Add(Field, "不是PEM格式的证书", "is no certificate; one in PEM is required");
            return null;
        }
    }

    private static long? ReadMoment(FieldCheck check, string field, Timestamp? moment, ClientCertificate whole)
    {
        if (moment is null) return null;
        // The range of DateTimeOffset is that of a valid timestamp.
        if (moment.Seconds is < -62_135_596_800 or > 253_402_300_799 || moment.Nanos is < 0 or > 999_999_999)
        {
            check.Add(field, "不是有效的时间", "is no valid time; years 1 to 9999 are allowed");
            return null;
        }

        var ms = moment.ToDateTimeOffset().ToUnixTimeMilliseconds();
        if (ms < whole.FromMs || ms > whole.UntilMs)
            check.Add(field, "超出证书本身的有效期", "lies outside the certificate's own time");
        return ms;
    }
}
