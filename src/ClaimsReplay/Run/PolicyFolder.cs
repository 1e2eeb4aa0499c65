using ClaimsRules.Policies;

namespace ClaimsReplay.Run;

/// <summary>The policy data of a folder.</summary>
public static class PolicyFolder
{
    private const string Schema = "policy.schema.json";

    /// <summary>The policy data that come with the program.</summary>
    public static string Own => Path.Combine(AppContext.BaseDirectory, "policy");

    /// <summary>Reads every JSON file of a folder but the schema.</summary>
    /// <exception cref="NotUsableException">There is no folder, or the data are refused.</exception>
    public static Policy Read(string path) => Read(path, []);

    /// <summary>Reads every JSON file of a folder but the schema.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="numbers">Numbers that a scenario sets otherwise.</param>
    /// <exception cref="NotUsableException">There is no folder, or the data are refused.</exception>
    public static Policy Read(string path, IReadOnlyList<PolicyOverride> numbers)
    {
        if (!Directory.Exists(path))
            throw new NotUsableException(new Words($"There is no policy folder {path}.", $"没有政策数据文件夹 {path}。"));
        try
        {
            return PolicyReader.Read([.. Directory.EnumerateFiles(path, "*.json")
                .Where(file => Path.GetFileName(file) != Schema)
                .Select(file => new PolicyFile(Path.GetFileName(file), File.ReadAllBytes(file)))], numbers);
        }
        catch (Exception e) when (e is PolicyFormatException or IOException or UnauthorizedAccessException)
        {
            throw new NotUsableException(new Words($"{path}: {e.Message}", "政策数据未通过检查"), e);
        }
    }
}
