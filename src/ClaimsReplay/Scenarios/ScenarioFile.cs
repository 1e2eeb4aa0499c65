using ClaimsRules.Policies;

namespace ClaimsReplay.Scenarios;

/// <summary>A scenario out of a file.</summary>
internal static class ScenarioFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="NotUsableException">It cannot be read, or is no scenario.</exception>
    public static Scenario Read(string path)
    {
        try
        {
            return ScenarioReader.Read(new PolicyFile(Path.GetFileName(path), File.ReadAllBytes(path)));
        }
        catch (Exception e) when (e is PolicyFormatException or IOException or UnauthorizedAccessException)
        {
            throw new NotUsableException(new Words($"{path}: {e.Message}", "情景文件未通过检查"), e);
        }
    }
}
