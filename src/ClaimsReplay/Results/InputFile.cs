using System.Security.Cryptography;

namespace ClaimsReplay.Results;

/// <summary>A file that results rest on.</summary>
/// <param name="Name">The file's name without its folder.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">The hash of its bytes, 64 lower-case hex digits.</param>
public sealed record InputFile(string Name, long Bytes, string Sha256)
{
    /// <summary>Reads a file to its end.</summary>
    /// <exception cref="NotUsableException">It cannot be read.</exception>
    public static InputFile Of(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
            return new InputFile(Path.GetFileName(path), file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotUsableException(new Words($"{path} cannot be read: {e.Message}", $"无法读取 {path}。"), e);
        }
    }
}
