using System.IO.Compression;
using System.Xml.Linq;
using Claims.V1;

namespace ClaimsProto.Tests.Package;

/// <summary>The NuGet package that the build makes of the contract and its client.</summary>
public class PackageTests
{
    private static readonly string Root = FindRoot();
    private ZipArchive _package = null!;
    private XElement _metadata = null!;

    [OneTimeSetUp]
    public void Open()
    {
        var configuration = new DirectoryInfo(TestContext.CurrentContext.TestDirectory).Name;
        var version = typeof(Claim).Assembly.GetName().Version!.ToString(3);
        _package = ZipFile.OpenRead(Path.Combine(Root, "artifacts", "package", configuration, $"Claims.V1.{version}.nupkg"));
        using var nuspec = _package.GetEntry("Claims.V1.nuspec")!.Open();
        _metadata = Children(XDocument.Load(nuspec).Root!).Single();
    }

    [OneTimeTearDown]
    public void Close() => _package.Dispose();

    [Test]
    public void Package_ItsMetadata_SayWhatItIs()
    {
        Assert.That(Text("id"), Is.EqualTo("Claims.V1"));
        Assert.That(Text("description"), Does.Contain("thin client"));
        Assert.That(Text("readme"), Is.EqualTo("README.md"));
        Assert.That(Children(_metadata).Select(child => child.Name.LocalName), Has.None.AnyOf("projectUrl", "license"));
    }

    [Test]
    public void Package_ItsFiles_AreLibraryCommentsReadmeAndContract()
    {
        var files = _package.Entries.Select(entry => entry.FullName).ToList();
        var protos = Directory.GetFiles(Path.Combine(Root, "proto", "claims", "v1"))
            .Select(path => $"content/proto/claims/v1/{Path.GetFileName(path)}");

        Assert.That(files, Is.SupersetOf(new[] { "lib/net10.0/ClaimsProto.dll", "lib/net10.0/ClaimsProto.xml", "README.md" }));
        Assert.That(files.Where(file => file.EndsWith(".proto", StringComparison.Ordinal)), Is.EquivalentTo(protos));
        Assert.That(
            files.Count(file => file.EndsWith(".dll", StringComparison.Ordinal)), Is.EqualTo(1), "nothing of the service");
    }

    [Test]
    public void Package_ItsDependencies_AreThoseOfAClientAlone()
    {
        var dependencies = _metadata.Descendants().Where(element => element.Name.LocalName == "dependency")
            .Select(element => element.Attribute("id")!.Value);

        Assert.That(dependencies, Is.EquivalentTo(new[]
        {
            "Google.Api.CommonProtos", "Google.Protobuf", "Grpc.Core.Api", "Grpc.Net.Client", "Grpc.StatusProto",
        }));
    }

    private static IEnumerable<XElement> Children(XElement element) => element.Elements();

    private string? Text(string name) =>
        Children(_metadata).SingleOrDefault(child => child.Name.LocalName == name)?.Value;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Claims.sln"))) folder = folder.Parent;
        return folder!.FullName;
    }
}
