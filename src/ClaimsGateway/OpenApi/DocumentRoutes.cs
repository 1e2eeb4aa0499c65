using Scalar.AspNetCore;

namespace ClaimsGateway.OpenApi;

/// <summary>Where the document is served, and the page that shows it.</summary>
internal static class DocumentRoutes
{
    private const string DocumentPath = "/openapi/v1.json";

    // The page may load nothing from elsewhere: it works without a network, and nobody learns of its use.
    private const string OwnContentOnly =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "frame-ancestors 'none'; script-src 'self' 'nonce-";

    /// <summary>Serves <c>/openapi/v1.json</c> and <c>/docs</c>, where <c>/</c> leads.</summary>
    public static void MapContractDocument(this WebApplication app)
    {
        app.MapGet(DocumentPath, async (HttpContext context, ContractDocument document) =>
        {
            context.Response.ContentType = ContractDocument.Json;
            await context.Response.Body.WriteAsync(await document.BytesAsync(), context.RequestAborted);
        });
        app.MapGet("/", () => Results.Redirect("/docs/"));
        app.MapScalarApiReference("/docs", options =>
        {
            options.Title = "Claims";
            options.OpenApiRoutePattern = DocumentPath;
            options.DefaultFonts = false;
            options.Telemetry = false;
            options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
            options.HideClientButton = true;
            options.DynamicNonce = true;
            options.DisableAgent();
            options.DisableMcp();
        }).AddEndpointFilter(async (invocation, next) =>
        {
            var page = await next(invocation);
            var context = invocation.HttpContext;
            var nonce = context.Items[ScalarOptions.NonceHttpContextItemKey];
            context.Response.Headers.ContentSecurityPolicy = $"{OwnContentOnly}{nonce}'";
            return page;
        });
    }
}
