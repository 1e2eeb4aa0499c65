using System.Data;
using Microsoft.Data.SqlClient;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>
/// A statement with the parameters that it is run with. Each is a constant of a class whose name ends in Statements,
/// where the tests find and check it.
/// </summary>
/// <param name="text">Plain Transact-SQL.</param>
/// <param name="parameters">What the text names, each once.</param>
internal sealed class SqlStatement(string text, params SqlParam[] parameters)
{
    public string Text { get; } = text;

    public IReadOnlyList<SqlParam> Parameters { get; } = parameters;

    /// <summary>A command that runs the statement.</summary>
    /// <param name="on">The connection and its transaction.</param>
    /// <param name="values">The parameters' values, in their order.</param>
    public SqlCommand Command(SqlSession on, params ReadOnlySpan<object?> values)
    {
        var command = on.NewCommand(Text);
        AddTo(command, values);
        return command;
    }

    /// <summary>The values for a statement that Dapper runs.</summary>
    public SqlArguments With(params object?[] values) => new(this, values);

    /// <summary>Adds the parameters with their values.</summary>
    public void AddTo(SqlCommand command, ReadOnlySpan<object?> values)
    {
        if (values.Length != Parameters.Count)
            throw new ArgumentException($"{values.Length} values are given for {Parameters.Count} parameters.");
        for (var i = 0; i < values.Length; i++) command.Parameters.Add(ParameterOf(Parameters[i], values[i]));
    }

    private static SqlParameter ParameterOf(SqlParam declared, object? value)
    {
        if (declared.Table is null)
            return new SqlParameter(declared.Name, declared.Type, declared.Length) { Value = value ?? DBNull.Value };
        var rows = (TableRows)value!;
        if (rows.Type != declared.Table)
            throw new ArgumentException($"{declared.Name} takes {declared.Table.Name}, not {rows.Type.Name}.");
        rows.RequireWhole();

        // The client wants no value where there are no rows.
        return new SqlParameter(declared.Name, SqlDbType.Structured)
        {
            TypeName = "dbo." + declared.Table.Name,
            Value = rows.Records.Count == 0 ? null : rows.Records,
        };
    }
}
