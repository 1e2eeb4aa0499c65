using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace ClaimsGateway.Identity.DevCerts;

/// <summary>
/// <c>claims-gateway dev-certs --out DIR</c>: a local authority, certificates and tokens for trying identity out on this
/// machine. For trying out only.
/// </summary>
internal static class DevCertsCommand
{
    /// <summary>Who issues the tokens.</summary>
    public const string Issuer = "claims-local";

    /// <summary>Whom the tokens are for.</summary>
    public const string Audience = "claims";

    private static readonly string[] Institutions = ["hospital-1", "pharmacy"];
    private static readonly string[] People = ["member-services", "actuary", "auditor", "administrator"];

    /// <summary>Runs the command. 0 when all was written, 2 for a wrong command line, 1 when a file is in the way.</summary>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        if (args is not ["--out", { Length: > 0 } path])
        {
            error.WriteLine("claims-gateway dev-certs --out DIR");
            return 2;
        }

        try
        {
            var folder = new SecretFolder(path);
            Write(folder, TimeProvider.System.GetUtcNow());
            output.Write(Words(path));
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(e.Message);
            return 1;
        }
    }

    private static void Write(SecretFolder folder, DateTimeOffset now)
    {
        var (from, until) = (now.AddMinutes(-5), now.AddYears(1));
        using var authority = LocalAuthority.Create(from, until);
        using var server = authority.IssueServer(from, until);
        using var administrator = authority.IssueClient("administrator", from, until);
        folder.Write("ca.pem", authority.Root.ExportCertificatePem());
        folder.Write("server.pem", WithKey(server));
        folder.Write("administrator.pem", WithKey(administrator));
        foreach (var institution in Institutions)
        {
            // The second is for trying a rotation.
            foreach (var name in new[] { institution, institution + "-next" })
            {
                using var client = authority.IssueClient(institution, from, until);
                folder.Write(name + ".pem", WithKey(client));
                folder.Write(
                    $"register-{name}.json",
                    JsonSerializer.Serialize(new { certificatePem = client.ExportCertificatePem() }));
            }
        }

        using var tokens = new TokenIssuer();
        folder.Write("token-key.pem", tokens.PrivateKeyPem);
        folder.Write("token-keys.json", tokens.KeySet);
        foreach (var role in People)
        {
            folder.Write(role + ".jwt", tokens.Issue(
                Issuer, Audience, from, now.AddDays(30), new() { ["sub"] = "sample-" + role, ["role"] = role }));
        }

        folder.Write("identity.env", Environment(folder, administrator));
    }

    private static string WithKey(X509Certificate2 certificate) =>
        $"{certificate.ExportCertificatePem()}\n{certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()}\n";

    private static string Environment(SecretFolder folder, X509Certificate2 administrator) =>
        $"""
        Claims__Mode=sandbox
        Claims__Identity__Certificate='{folder.PathOf("server.pem")}'
        Claims__Identity__Authorities='{folder.PathOf("ca.pem")}'
        Claims__Identity__Administrators={administrator.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant()}
        Claims__Identity__Tokens__Issuer={Issuer}
        Claims__Identity__Tokens__Audience={Audience}
        Claims__Identity__Tokens__Keys='{folder.PathOf("token-keys.json")}'
        """;

    private static string Words(string path) =>
        $"""
        For trying out, on this machine only 仅供在本机试用: {path}

        Start the gateway with them 启动网关:

        set -a; . {path}/identity.env; set +a

        Register the hospital as its administrator, then ask as the hospital, and with a token as an auditor.
        以管理员身份登记医院证书，再以医院身份、以审计员令牌查询:

        curl -s --cacert {path}/ca.pem --cert {path}/administrator.pem -H 'Content-Type: application/json' \
          -d @{path}/register-hospital-1.json https://localhost:5080/v1/institutions/hospital-1/certificates
        curl -s --cacert {path}/ca.pem --cert {path}/hospital-1.pem https://localhost:5080/v1/members/member-active/account
        curl -s --cacert {path}/ca.pem -H "Authorization: Bearer $(cat {path}/auditor.jwt)" https://localhost:5080/v1/flags
        grpcurl -cacert {path}/ca.pem -cert {path}/hospital-1.pem -key {path}/hospital-1.pem localhost:5081 list

        """;
}
