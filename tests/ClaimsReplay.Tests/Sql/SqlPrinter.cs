using System.CommandLine;
using System.Globalization;
using ClaimsReplay.Sql;

namespace ClaimsReplay.Tests.Sql;

/// <summary>Asks the command for the statement.</summary>
internal static class SqlPrinter
{
    /// <summary>Runs <c>sql</c> with words that must be usable.</summary>
    public static string Print(params string[] words)
    {
        var result = Run(words);
        Assert.That((result.Code, result.Error), Is.EqualTo((ExitCode.Done, "")));
        return result.Output;
    }

    /// <summary>Runs <c>sql</c>; the program answers unusable words as this does.</summary>
    public static CommandResult Run(params string[] words)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var parsed = SqlCommand.Create(new Terminal(output, TextWriter.Null, false)).Parse(words);
        if (parsed.Errors.Count > 0) return new CommandResult(ExitCode.NotUsable, "", parsed.Errors[0].Message);
        try
        {
            var code = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return new CommandResult(code, output.ToString(), "");
        }
        catch (NotUsableException e)
        {
            return new CommandResult(ExitCode.NotUsable, output.ToString(), e.Message);
        }
    }
}
