using System.Data;
using Dapper;
using Microsoft.Data.SqlClient;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>
/// A connection with its one transaction. Everything that the database refuses is thrown as
/// <see cref="SqlServerFault"/>. Used by one thread at a time; what is not committed is rolled back at the end.
/// </summary>
internal sealed class SqlSession : IDisposable
{
    private readonly SqlConnection _connection;
    private readonly SqlTransaction _transaction;
    private readonly int _timeoutSeconds;

    /// <param name="connection">An open connection; it is closed with the session.</param>
    /// <param name="isolation">Snapshot to read, read committed to write.</param>
    /// <param name="timeoutSeconds">How long one statement may take.</param>
    public SqlSession(SqlConnection connection, IsolationLevel isolation, int timeoutSeconds)
    {
        _connection = connection;
        _timeoutSeconds = timeoutSeconds;
        _transaction = SqlServerFault.Guard(() => connection.BeginTransaction(isolation));
    }

    public SqlCommand NewCommand(string text) =>
        new(text, _connection, _transaction) { CommandTimeout = _timeoutSeconds };

    /// <summary>Runs a statement that has no rows.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run(SqlStatement statement, params object?[] values) => SqlServerFault.Guard(() =>
    {
        using var command = statement.Command(this, values);
        return command.ExecuteNonQuery();
    });

    /// <summary>Reads a statement's rows as they arrive; nothing else can be read until they are disposed.</summary>
    public SqlRows Read(SqlStatement statement, params object?[] values) => Read(statement.Command(this, values));

    /// <summary>As above, of a command, which is disposed with its rows.</summary>
    public static SqlRows Read(SqlCommand command) =>
        SqlServerFault.Guard(() => new SqlRows(command, command.ExecuteReader(CommandBehavior.SingleResult)));

    /// <summary>A statement's rows as objects, their properties named as its columns.</summary>
    public List<T> Query<T>(SqlStatement statement, params object?[] values) =>
        SqlServerFault.Guard(() => Rows<T>(statement, values, buffered: true).AsList());

    /// <summary>As above, read as they are looked at: nothing else can be read until they are at their end.</summary>
    public IEnumerable<T> Stream<T>(SqlStatement statement, params object?[] values) =>
        SqlServerFault.GuardEach(Rows<T>(statement, values, buffered: false));

    /// <summary>A statement's one value; the default of its type when there is none.</summary>
    public T? Value<T>(SqlStatement statement, params object?[] values) => SqlServerFault.Guard(() =>
        _connection.ExecuteScalar<T>(statement.Text, statement.With(values), _transaction, _timeoutSeconds));

    /// <summary>Commits.</summary>
    /// <exception cref="SqlServerFault">Whether it is committed is not known.</exception>
    public void Commit() => SqlServerFault.Guard(() =>
    {
        _transaction.Commit();
        return true;
    });

    public void Dispose()
    {
        try
        {
            _transaction.Dispose();
        }
        catch (Exception e) when (e is SqlException or InvalidOperationException)
        {
            // The connection is gone, and the server rolls back by itself.
        }

        _connection.Dispose();
    }

    private IEnumerable<T> Rows<T>(SqlStatement statement, object?[] values, bool buffered) => _connection.Query<T>(
        statement.Text, statement.With(values), _transaction, buffered, _timeoutSeconds);
}
