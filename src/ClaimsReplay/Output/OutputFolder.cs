namespace ClaimsReplay.Output;

/// <summary>The folder that a command writes to.</summary>
internal static class OutputFolder
{
    /// <summary>Makes the folder unless it is there.</summary>
    /// <exception cref="NotUsableException">It cannot be made.</exception>
    public static void Make(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotUsableException(new Words($"{path} cannot be made: {e.Message}", $"无法创建文件夹 {path}。"), e);
        }
    }
}
