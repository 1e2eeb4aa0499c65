using System.Globalization;

namespace ClaimsReplay.Tests;

/// <summary>Runs the program's words in this process.</summary>
internal static class CommandLine
{
    public static CommandResult Run(params string[] args) => RunAsync(args).GetAwaiter().GetResult();

    public static async Task<CommandResult> RunAsync(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var code = await ReplayCommandLine.RunAsync(args, new Terminal(output, error, false));
        return new CommandResult(code, output.ToString(), error.ToString());
    }

    public static CommandResult Year2022(string data, params string[] more) =>
        Run(["run", data, "--from", "2022-01-01", "--to", "2022-12-31", "--json", .. more]);
}
