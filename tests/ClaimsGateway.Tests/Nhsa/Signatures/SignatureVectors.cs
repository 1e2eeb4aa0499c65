using System.Text;

namespace ClaimsGateway.Tests.Nhsa.Signatures;

/// <summary>
/// The vectors of docs/nhsa-signatures.md. The key pair is that of GB/T 32918.5-2017, whose private key is
/// published: 3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8.
/// </summary>
internal static class SignatureVectors
{
    public const string PublicKey =
        "0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
        + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";

    /// <summary>
    /// A report whose input has white space, so that the bytes as sent differ from the compact ones.
    /// </summary>
    public static byte[] Report { get; } = Encoding.UTF8.GetBytes(
        """{"infno":"9001","msgid":"H12010100001202212311200000001","input":{"signIn": {"opter_no": "1001", """
            + """ "mac": "00-00-00-00-00-00", "ip": "192.0.2.10", "name": "操作员"}}}""".TrimStart(' '));

    public static IEnumerable<SignatureVector> Sm2 { get; } =
    [
        new(
            "FA20914BF22EF88F9C25AD987352E318C985C16DD03BFE308E31D332E6D55A37"
                + "6E1ACEEF10CA1B4E01261CF892065D4832F28413B1BF0AC2990D95AE171AEAE6",
            true, "hex, r‖s, user id \"1234567812345678\", input as sent"),
        new(
            "NQPQFr5TXzZBS3AXsnim7Tvcm8yQGrf7WENjDkoOW/ztl/mcMyaf/+6ytN2TfipmyTP+W5BXVQhiugAFhXR/vg==",
            true, "Base64, r‖s, user id \"1234567812345678\", input as sent"),
        new(
            "304402202AEF086E25ED12187AD73307C8B65F60CC85289C921E4EC849F559828F19D8AA"
                + "022037150CA221421290083E70CA69B2B8C94A494938A821713AC3FDC577E9969F73",
            true, "hex, DER, user id \"1234567812345678\", input as sent"),
        new(
            "MEUCIQDV4KWpvOY67AaYchfARkQSzh9tICRo3vIDV2LxIhL5TwIgLkLkOf/GagxcIsflG7lPNuDpXJ5CklOnzpUg7jgujmI=",
            true, "Base64, DER, user id \"1234567812345678\", input as sent"),
        new(
            "lntdKj9oY17yy8mMjt0OvB062ZVFIj/80lPRWB5/7mK9AOzfwxROLdfhm/m4SRADbD4uxZt/wXL6GCRsXLjvrw==",
            false, "user id \"\", input as sent"),
        new(
            "RwxOopc3bE5gMVPsXdaEPguzeycZ2bqh4KGM5FaL3Q8VdNeaxztOyvgEA1SJN+OVEGwamA76yKGwqCBczgHpqg==",
            false, "input without white space"),
        new(
            "MEUCIBvN/Lv3k12W+gSRTKMbiNJQI6B6SQtSvxxSJrKb8aF5AiEA0tg12QBsAp4IjyGnOUCDpc/Dh1kqkGlw+JNoIkquPd0=",
            false, "the whole report"),
        new(
            "GhSGUiv14YuCgYal4znOW6xTMXJ/rmulfRya6B40xkYgvxqEkrY13kW2s5kuZFRYWWwX8gQWvSflGT27f3tSvg==",
            false, "no known convention; read as Base64, r‖s"),
    ];
}
