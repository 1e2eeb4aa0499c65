namespace ClaimsGateway.Nhsa.Files;

/// <summary>A file that an institution sent or may fetch.</summary>
/// <param name="Number">文件查询号.</param>
/// <param name="Institution">Whose it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="FetchUntil">When its time is over, in Asia/Shanghai.</param>
internal sealed record KeptFile(string Number, string Institution, string Name, byte[] Content, DateTime FetchUntil);
