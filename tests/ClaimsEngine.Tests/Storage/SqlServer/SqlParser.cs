using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ClaimsEngine.Tests.Storage.SqlServer;

/// <summary>Microsoft's own parser, at the grammar of SQL Server 2016, which later servers take too.</summary>
internal static class SqlParser
{
    /// <summary>Parses a text.</summary>
    /// <param name="text">One statement or a script.</param>
    /// <param name="errors">What the parser refuses, with line and column.</param>
    public static TSqlFragment Parse(string text, out IReadOnlyList<string> errors)
    {
        using var reader = new StringReader(text);
        var script = new TSql130Parser(initialQuotedIdentifiers: true).Parse(reader, out var found);
        errors = [.. found.Select(error => $"{error.Line}:{error.Column} {error.Message}")];
        return script;
    }

    /// <summary>Parses a text that the parser takes.</summary>
    public static TSqlFragment Parse(string text)
    {
        var script = Parse(text, out var errors);
        Assert.That(errors, Is.Empty);
        return script;
    }
}
