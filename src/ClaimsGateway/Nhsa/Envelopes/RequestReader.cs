using System.Text.Json;
using System.Text.Unicode;
using ClaimsGateway.Nhsa.Fields;

namespace ClaimsGateway.Nhsa.Envelopes;

/// <summary>
/// Reads a report: JSON, envelope, transaction number, nodes. Pure: it decides nothing and keeps nothing.
/// </summary>
internal static class RequestReader
{
    private static readonly JsonDocumentOptions Strict = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = 16,
    };

    /// <summary>Reads a report.</summary>
    /// <param name="body">The body, UTF-8.</param>
    /// <param name="allowed">The transaction numbers that its address takes; empty for all.</param>
    public static Judged<Request> Read(ReadOnlyMemory<byte> body, IReadOnlyList<string> allowed)
    {
        // A byte order mark is no JSON, but editors write it.
        if (body.Span.StartsWith("\uFEFF"u8)) body = body[3..];
        if (!Utf8.IsValid(body.Span)) return Malformed("编码不是UTF-8");
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return ReadObject(document.RootElement, allowed);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, a name twice, nested too deep, or an escape that is half a character.
            return Malformed("不是有效的JSON");
        }
    }

    private static Judged<Request> ReadObject(JsonElement json, IReadOnlyList<string> allowed)
    {
        if (json.ValueKind != JsonValueKind.Object) return Malformed("应为JSON对象");
        var table = TableOf(json, allowed);
        if (table.Refusal is { } unknown) return unknown;
        if (NodeReader.ReadFields(WithoutInfno, json, "", out var envelope) is { } problem)
            return Malformed(problem);
        envelope["infno"] = table.Value.Infno;
        var input = NodeReader.Find(json, "input");
        if (input.ValueKind != JsonValueKind.Object) return Malformed("input(交易输入)应为JSON对象");
        return new Request
        {
            Envelope = envelope,
            Table = table.Value,
            RawInput = System.Text.Encoding.UTF8.GetBytes(input.GetRawText()),
            PlainInput = JsonSerializer.SerializeToUtf8Bytes(input),
            Nodes = NodeReader.Read(table.Value, input),
        };
    }

    private static NodeTable WithoutInfno { get; } = new(
        NodeTable.Root, false, [.. TransactionTables.Envelope.Fields.Where(field => field.Name != "infno")]);

    /// <summary>
    /// The transaction that the report names; where it names none, the only one of its address.
    /// </summary>
    private static Judged<TransactionTable> TableOf(JsonElement json, IReadOnlyList<string> allowed)
    {
        var field = TransactionTables.Envelope.Find("infno")!;
        var sent = NodeReader.Find(json, "infno");
        if (FieldCheck.Read(field with { Required = false }, sent, out var infno) is { } problem)
            return Malformed($"infno(交易编号){problem}");
        infno ??= allowed is [var only] ? only : null;
        if (infno is null) return Malformed("infno(交易编号)不能为空");
        if (allowed.Count > 0 && !allowed.Contains(infno)) return Malformed("infno(交易编号)与请求地址不符");
        return TransactionTables.Find(infno) is { } table ? table : Malformed("未知交易编号！");
    }

    private static Refusal Malformed(string problem) =>
        new($"FSI-交易报文不正确：{problem}") { IsMalformed = true };
}
