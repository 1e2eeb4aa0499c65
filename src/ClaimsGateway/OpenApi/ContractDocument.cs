using System.Text;
using Microsoft.OpenApi;

namespace ClaimsGateway.OpenApi;

/// <summary>The OpenAPI document of the contract, made from its descriptors at the first request.</summary>
internal sealed class ContractDocument
{
    /// <summary>The one media type of the JSON interface.</summary>
    public const string Json = "application/json";

    private const string About =
        """
        Money is whole fen (1 yuan = 100 fen) in fields that end in Fen, written as a JSON number; a string of
        digits is read too. A date is an object of year, month and day, a civil date in Asia/Shanghai.

        An answer has every field; a field that a request leaves out has its default. A field that is not in
        the schema is refused with the field's name.

        A claim that the rules refuse is a normal answer with a refusal; an error is a Status whose details
        carry ErrorInfo, BadRequest and LocalizedMessage.
        """;

    private readonly Lazy<Task<byte[]>> _bytes = new(() => WriteAsync(Build()));

    /// <summary>The document as JSON.</summary>
    public Task<byte[]> BytesAsync() => _bytes.Value;

    /// <summary>Describes every RPC of the contract.</summary>
    public static OpenApiDocument Build()
    {
        var contract = Contract.Load();
        var document = new OpenApiDocument
        {
            Info = new OpenApiInfo { Title = "Claims", Version = "v1", Description = About },
            Paths = [],
            Components = new OpenApiComponents
            {
                Schemas = new Dictionary<string, IOpenApiSchema>(),
                Parameters = new Dictionary<string, IOpenApiParameter>(),
            },
            Tags = new HashSet<OpenApiTag>(contract.Services.Select(service => new OpenApiTag
            {
                Name = service.Name,
                Description = Contract.CommentOf(service.Declaration),
            })),
        };
        ErrorSchemas.AddTo(document);
        TimeoutHeader.AddTo(document);
        var operations = new OperationWriter(
            document, new SchemaCatalogue(document), new ErrorCatalogue(contract), ContractExamples.Load());
        foreach (var method in contract.HttpMethods)
            operations.Add(method);
        return document;
    }

    private static async Task<byte[]> WriteAsync(OpenApiDocument document) =>
        Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1));
}
