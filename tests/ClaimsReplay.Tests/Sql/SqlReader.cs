using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace ClaimsReplay.Tests.Sql;

/// <summary>
/// Reads Spark's and Trino's SQL by their grammars (dt-sql-parser) and translates it for DuckDB (Polyglot).
/// Both come from npm, at the versions of the lock file.
/// </summary>
internal static class SqlReader
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Sql", "Parsing");

    /// <summary>Installs and bundles the parsers.</summary>
    /// <returns>Why they cannot be had; empty when they can.</returns>
    public static string Prepare()
    {
        try
        {
            var (code, _, error) = Run("npm", "", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent");
            if (code != 0) return $"The SQL parsers cannot be installed from npm: {error}";
            (code, _, error) = Run("npm", "", "run", "--silent", "bundle");
            if (code == 0) return "";
            throw new InvalidOperationException($"The SQL parsers cannot be bundled: {error}");
        }
        catch (Win32Exception)
        {
            return "npm is missing: install Node.js 20 with npm, for the parsers of Spark's and Trino's SQL.";
        }
    }

    /// <summary>
    /// Reads statements, all in one process since loading the grammars takes the most time.
    /// </summary>
    /// <returns>What the parsers say, in the same order.</returns>
    public static IReadOnlyList<SqlReading> Read(IReadOnlyList<SqlText> texts)
    {
        var asked = JsonSerializer.Serialize(texts, JsonSerializerOptions.Web);
        var (code, output, error) = Run("node", asked, "read.mjs");
        if (code != 0) throw new InvalidOperationException($"The SQL parsers fail: {error}");
        return JsonSerializer.Deserialize<SqlReading[]>(output, JsonSerializerOptions.Web)!;
    }

    private static (int Code, string Output, string Error) Run(string program, string input, params string[] words)
    {
        var start = new ProcessStartInfo(program, words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(Patience)) process.Kill(true);
        return (process.ExitCode, output.Result, error.Result);
    }
}

/// <summary>A statement.</summary>
/// <param name="Dialect">spark or trino.</param>
/// <param name="Statement">The statement.</param>
internal sealed record SqlText(string Dialect, string Statement);

/// <summary>What the parsers say of a statement.</summary>
/// <param name="Errors">Where it is not of the grammar, as line:column and reason.</param>
/// <param name="DuckDb">The same for DuckDB.</param>
internal sealed record SqlReading(IReadOnlyList<string> Errors, string DuckDb);
