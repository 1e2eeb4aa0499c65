using System.Text.RegularExpressions;
using Claims.V1;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace ClaimsGateway.OpenApi;

/// <summary>The contract's descriptors with its comments, as it was compiled.</summary>
internal sealed partial class Contract
{
    /// <summary>The contract's package.</summary>
    public const string Package = "claims.v1";

    private Contract(IReadOnlyList<FileDescriptor> files) => Files = files;

    /// <summary>The files of the contract, without those of Google.</summary>
    public IReadOnlyList<FileDescriptor> Files { get; }

    /// <summary>The services, by name.</summary>
    public IEnumerable<ServiceDescriptor> Services =>
        Files.SelectMany(f => f.Services).OrderBy(s => s.FullName, StringComparer.Ordinal);

    /// <summary>The RPCs that are offered over HTTP: all but those to which the caller streams.</summary>
    public IEnumerable<MethodDescriptor> HttpMethods =>
        Services.SelectMany(service => service.Methods).Where(method => !method.IsClientStreaming);

    /// <summary>Reads the contract that the messages were generated from.</summary>
    public static Contract Load()
    {
        using var stream = typeof(Claim).Assembly.GetManifestResourceStream("claims.binpb")
            ?? throw new InvalidOperationException(
                "The contract's descriptors are missing from ClaimsProto.");
        var registry = new ExtensionRegistry { AnnotationsExtensions.Http };
        var set = FileDescriptorSet.Parser.ParseFrom(stream);
        var files = FileDescriptor.BuildFromByteStrings(set.File.Select(f => f.ToByteString()), registry);
        return new Contract([.. files.Where(f => f.Package == Package)]);
    }

    /// <summary>How an RPC is offered over HTTP.</summary>
    public static HttpRule HttpRuleOf(MethodDescriptor method) =>
        method.GetOptions()?.GetExtension(AnnotationsExtensions.Http)
        ?? throw new InvalidOperationException($"{method.FullName} has no google.api.http annotation.");

    /// <summary>A comment as running text: its line breaks were for the source.</summary>
    public static string CommentOf(DescriptorDeclaration? declaration) =>
        LineBreak().Replace(declaration?.LeadingComments?.Trim() ?? "", " ");

    /// <summary>The first sentence of a text.</summary>
    public static string FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).TrimEnd('.');
    }

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineBreak();
}
