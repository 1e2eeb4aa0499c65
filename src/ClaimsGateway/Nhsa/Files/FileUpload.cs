using System.Text.Json;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Files;

/// <summary>9101: takes a file. Its bytes come as Base64 text or as an array of numbers.</summary>
internal sealed class FileUpload(NhsaOptions options, NhsaDatabase database, NhsaIds ids)
    : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["9101"];

    /// <inheritdoc />
    public Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var input = call.Input.One("fsUploadIn");
        if (input.Text("fixmedins_code") != call.Institution)
            return Task.FromResult(Reply.Failure("fsUploadIn.fixmedins_code(医药机构编号)与报文的机构不符"));
        if (BytesOf(input.Text("in")) is not { } content)
            return Task.FromResult(Reply.Failure("fsUploadIn.in(文件数据)应为Base64文本或字节数组"));
        var file = new KeptFile(
            database.Write(ids.File),
            call.Institution,
            input.Text("filename"),
            content,
            call.Received.AddDays(options.FileDays));
        return Task.FromResult(Reply.Success()
            .With(NodeTable.Root, new Row
            {
                ["file_qury_no"] = file.Number,
                ["filename"] = file.Name,
                ["fixmedins_code"] = call.Institution,
                ["dld_endtime"] = ShanghaiClock.Text(file.FetchUntil),
            })
            .Saving(session => FileStore.Add(session, file)));
    }

    private static byte[]? BytesOf(string text)
    {
        if (!text.StartsWith('['))
        {
            var bytes = new byte[text.Length];
            return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
        }

        try
        {
            // Java serialises bytes as -128 to 127, others as 0 to 255.
            var numbers = JsonSerializer.Deserialize<int[]>(text)!;
            return numbers.All(number => number is >= sbyte.MinValue and <= byte.MaxValue)
                ? [.. numbers.Select(number => unchecked((byte)number))]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
