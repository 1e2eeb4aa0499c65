using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClaimsRules.Policies;

namespace ClaimsRules.Tests.Policies;

/// <summary>The content hash: the same for the same content, another for any other.</summary>
internal sealed class PolicyHashTests
{
    private static readonly JsonSerializerOptions Spacious = new() { WriteIndented = true };

    [Test]
    public void Hash_FilesInAnyOrder_IsTheSame()
    {
        var reversed = PolicyReader.Read([.. Shipped.Files.OrderByDescending(file => file.Name, StringComparer.Ordinal)]);
        Assert.That(reversed.Hash, Is.EqualTo(Shipped.Policy.Hash));
    }

    [Test]
    public void Hash_OtherWhiteSpaceAndEscapes_IsTheSame()
    {
        var policy = new EditedPolicy();
        foreach (var file in Shipped.Files)
            policy.Text(file.Name, text => JsonNode.Parse(text)!.ToJsonString(Spacious));
        var bytes = policy.Files().Sum(file => file.Utf8.Length);
        Assert.That(bytes, Is.Not.EqualTo(Shipped.Files.Sum(file => file.Utf8.Length)), "the bytes differ");
        Assert.That(policy.Read().Hash, Is.EqualTo(Shipped.Policy.Hash));
    }

    [Test]
    public void Hash_AnyValueChanged_IsAnother()
    {
        var hashes = new HashSet<string> { Shipped.Policy.Hash };
        for (var entry = 0; entry < 3; entry++)
        {
            Assert.That(hashes.Add(new EditedPolicy().Set("deductibles.json", entry, "note", "x").Read().Hash), Is.True);
            Assert.That(hashes.Add(new EditedPolicy().Set("credits.json", entry, "value", 7).Read().Hash), Is.True);
            Assert.That(hashes.Add(new EditedPolicy().Set("benefit.json", 2 + entry, "value", 7).Read().Hash), Is.True);
            Assert.That(hashes.Add(new EditedPolicy().Set("account-use.json", entry, "quote", "x").Read().Hash), Is.True);
        }
    }

    [Test]
    public void Hash_FileRenamed_IsAnother()
    {
        var renamed = new EditedPolicy().Rename("benefit.json", "benefits.json");
        Assert.That(renamed.Read().Hash, Is.Not.EqualTo(Shipped.Policy.Hash));
    }

    [Test]
    public void Hash_HeldAndSupposed_DifferByWhatTheySay()
    {
        var policy = Shipped.Policy;
        string[] hashes =
        [
            policy.Hash,
            policy.Hold(2022).Hash,
            Suppose(policy, "900.00", "800.00", "750.00").Hash,
            Suppose(policy, "900.01", "800.00", "750.00").Hash,
            Suppose(policy, "900.00", "800.01", "750.00").Hash,
            Suppose(policy, "900.00", "800.00", "750.01").Hash,
            Suppose(policy, "900.00", "800.00", "750.00").Hold(2022).Hash,
            Suppose(policy, "900.00", "800.00", "750.00").Hold(2023).Hash,
        ];
        Assert.That(hashes, Is.Unique);
        Assert.That(hashes, Is.All.Matches("^[0-9a-f]{64}$"));
        Assert.That(PolicyReader.Read(Shipped.Files).Hold(2022).Hash, Is.EqualTo(hashes[1]), "the same words, the same hash");
    }

    [Test]
    public void Hash_ShippedPolicy_IsOverNamesAndCompactJson()
    {
        using var content = new MemoryStream();
        foreach (var file in Shipped.Files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            using var compact = new MemoryStream();
            using (var document = JsonDocument.Parse(file.Utf8))
            using (var writer = new Utf8JsonWriter(compact)) document.WriteTo(writer);
            foreach (var part in new[] { Encoding.UTF8.GetBytes(file.Name), compact.ToArray() })
            {
                content.Write(BitConverter.GetBytes((long)part.Length));
                content.Write(part);
            }
        }

        var expected = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content.ToArray()));
        Assert.That(Shipped.Policy.Hash, Is.EqualTo(expected));
    }

    private static Policy Suppose(Policy policy, string active, string under70, string from70) =>
        policy.Suppose(2023, Yuan.Of(active), Yuan.Of(under70), Yuan.Of(from70));
}
