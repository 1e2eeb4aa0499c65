using System.CommandLine;
using ClaimsReplay.Sql;

namespace ClaimsReplay.Tests.Sql;

/// <summary>Asks the command for the statement, as a user does.</summary>
internal static class SqlPrinter
{
    /// <summary>Runs <c>sql</c> with words that must be usable.</summary>
    public static string Print(params string[] words)
    {
        var (code, output, error) = Run(words);
        Assert.That((code, error), Is.EqualTo((0, "")));
        return output;
    }

    /// <summary>Runs <c>sql</c>.</summary>
    public static (int Code, string Output, string Error) Run(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = SqlCommand.Create().Parse(words)
            .Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
