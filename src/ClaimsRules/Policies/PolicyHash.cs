using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ClaimsRules.Policies;

/// <summary>Identifies a policy by its content: SHA-256 over each file's name and its JSON without white space.</summary>
internal static class PolicyHash
{
    /// <summary>The hash as 64 lower-case hex digits.</summary>
    /// <param name="files">The files in order of their names.</param>
    public static string Of(IReadOnlyList<PolicyFile> files)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            using var document = JsonDocument.Parse(file.Utf8);
            using var compact = new MemoryStream();
            using (var writer = new Utf8JsonWriter(compact)) document.WriteTo(writer);
            Append(sha, Encoding.UTF8.GetBytes(file.Name));
            Append(sha, compact.ToArray());
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    /// <summary>The hash of a policy that differs from another by what the words say.</summary>
    public static string Derive(string hash, string words) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{hash} {words}")));

    private static void Append(IncrementalHash sha, byte[] bytes)
    {
        sha.AppendData(BitConverter.GetBytes((long)bytes.Length));
        sha.AppendData(bytes);
    }
}
