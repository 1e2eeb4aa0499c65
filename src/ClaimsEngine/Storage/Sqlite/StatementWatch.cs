using Microsoft.Data.Sqlite;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>
/// Is told of every statement that runs on a file's connections. A running service has none: it is where a store
/// that fails is put in the real one's place. What it throws is thrown by the statement.
/// </summary>
internal abstract class StatementWatch
{
    /// <summary>A connection was opened.</summary>
    public abstract void Opened(SqliteConnection connection);

    /// <summary>A statement is about to take a step; it has no effect when this throws.</summary>
    /// <param name="sql">The statement's text.</param>
    public abstract void Before(string sql);

    /// <summary>A statement has run to its end and has its effect, whatever this throws.</summary>
    /// <param name="sql">The statement's text.</param>
    public abstract void After(string sql);
}
