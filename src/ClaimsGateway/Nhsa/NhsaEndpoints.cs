using ClaimsGateway.Identity;
using ClaimsGateway.Limits;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Files;
using Google.Rpc;
using Microsoft.AspNetCore.Mvc;

namespace ClaimsGateway.Nhsa;

/// <summary>
/// The addresses of the national interface. All are POST, and all answer 200 with an envelope.
/// </summary>
public static class NhsaEndpoints
{
    private const string Json = "application/json; charset=utf-8";

    // The one address of the specification's demo, and the one that another province uses.
    private static readonly string[] OneAddress =
        ["/fsi/api/rsfComIfsService/callService", "/mbs/fmi/fsi/api/callFsiService/callService"];

    private static readonly string[] InfnoInPath = ["/nhsa/{infno}", "/ebus/gdyb_inf/poc/hsa/hgs/{infno}"];

    /// <summary>
    /// Maps one address for all transactions, a path for each, and the form with the infno in it.
    /// </summary>
    /// <exception cref="IOException">The database cannot be made or brought up to date.</exception>
    public static IEndpointConventionBuilder MapNhsa(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        // Opened now, so that a host that cannot keep anything does not start.
        var desk = endpoints.ServiceProvider.GetRequiredService<TransactionDesk>();
        var options = endpoints.ServiceProvider.GetRequiredService<NhsaOptions>();
        var door = new NhsaDoor(desk, options, endpoints.ServiceProvider.GetRequiredService<ILogger<NhsaDoor>>());
        var group = endpoints.MapGroup("")
            .WithMetadata(
                new RequestSizeLimitAttribute(options.MaxBodyBytes), new OwnAnswer(door.RefuseAsync))
            .Limited();
        foreach (var path in OneAddress) group.MapPost(path, context => door.AnswerAsync(context, []));
        foreach (var path in InfnoInPath)
        {
            group.MapPost(
                path, context => door.AnswerAsync(context, [(string)context.Request.RouteValues["infno"]!]));
        }

        foreach (var table in TransactionTables.All)
        {
            foreach (var path in table.Paths)
                group.MapPost($"/fsi/api/{path}", context => door.AnswerAsync(context, [table.Infno]));
        }

        return group;
    }

    private sealed class NhsaDoor(TransactionDesk desk, NhsaOptions options, ILogger<NhsaDoor> logger)
    {
        /// <summary>Answers one report; the one place in which a fault of ours becomes an answer.</summary>
        public async Task AnswerAsync(HttpContext context, IReadOnlyList<string> infnos)
        {
            DeskAnswer answer;
            try
            {
                answer = await ReadAsync(context) is { } body
                    ? await desk.AnswerAsync(
                        body,
                        OriginOf(context, infnos),
                        context.RequestAborted)
                    : desk.Refused(new Refusal("FSI-交易报文不正确：应有jsonStr和file") { IsMalformed = true });
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                return;
            }
            catch (BadHttpRequestException)
            {
                answer = desk.Refused(new Refusal("FSI-交易报文不正确：报文过大或不完整") { IsMalformed = true });
            }
            catch (Exception e)
            {
                NhsaLog.TransactionBroke(logger, context.Request.Path, e);
                answer = desk.Refused(new Refusal("系统内部错误，请以原报文ID(msgid)重发") { IsTransient = true });
            }

            await WriteAsync(context, answer);
        }

        private static async Task WriteAsync(HttpContext context, DeskAnswer answer)
        {
            context.Response.ContentType = answer.IsFile ? "application/octet-stream" : Json;
            context.Response.ContentLength = answer.Content.Length;
            await context.Response.Body.WriteAsync(answer.Content, context.RequestAborted);
        }

        /// <summary>Answers a caller who was not let in: the reason in an envelope.</summary>
        public Task RefuseAsync(HttpContext context, Status status)
        {
            var message = status.Details.Where(detail => detail.Is(LocalizedMessage.Descriptor))
                .Select(detail => detail.Unpack<LocalizedMessage>()).First(text => text.Locale == "zh-CN").Message;
            return WriteAsync(context, desk.Refused(new Refusal(message)));
        }

        private Origin OriginOf(HttpContext context, IReadOnlyList<string> infnos) => new(
            infnos,
            options.IdentifiedInstitution?.Invoke(context),
            context.Request.Headers,
            options.AllowsTransaction is { } allows ? infno => allows(context, infno) : null);

        private static async Task<byte[]?> ReadAsync(HttpContext context)
        {
            if (context.Request.HasFormContentType)
                return await MultipartUpload.ReadAsync(context.Request, context.RequestAborted);
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            return body.ToArray();
        }
    }
}
