using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa.Files;

/// <summary>9102: gives a file as a stream of bytes; a failure is an envelope.</summary>
internal sealed class FileDownload(NhsaDatabase database) : ITransaction
{
    /// <inheritdoc />
    public IReadOnlyList<string> Infnos => ["9102"];

    /// <inheritdoc />
    public Task<Reply> AnswerAsync(Call call, CancellationToken cancellation)
    {
        var input = call.Input.One("fsDownloadIn");
        var file = database.Read(session =>
            FileStore.Find(session, input.Text("file_qury_no"), call.Institution, call.Received));
        return Task.FromResult(file is null
            ? Reply.Failure("fsDownloadIn.file_qury_no(文件查询号)不存在或已过下载截止时间")
            : Reply.OfFile(file.Content));
    }
}
