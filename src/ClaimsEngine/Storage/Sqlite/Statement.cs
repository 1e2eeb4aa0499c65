using System.Text;
using ClaimsEngine.Storage.Audits;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClaimsEngine.Storage.Sqlite;

/// <summary>
/// A statement prepared once and run many times, bound and read by position: the hot path's commands. Binding
/// by name through ADO.NET costs more than SQLite's own work on a row, and so would a checked handle at each of a
/// row's fifty values.
/// </summary>
internal sealed class Statement : IStatement
{
    // Ids and numbers have at most 64 characters out of ASCII.
    private const int LongestText = 256;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly string _sql;
    private nint _handle;
    private readonly StatementWatch? _watch;
    private int _bound;
    private bool _open;

    public Statement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle
            ?? throw new ArgumentException("The connection is not open.", nameof(connection));
        _sql = sql;
        _watch = (connection as WatchedConnection)?.Watch;
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
        _handle = _statement.DangerousGetHandle();
    }

    /// <summary>Binds the next parameter.</summary>
    public Statement Bind(long value)
    {
        Check(NativeStatement.BindInt64(_handle, NextPlace(), value));
        return this;
    }

    /// <summary>Binds the next parameter; null is NULL.</summary>
    public Statement Bind(long? value)
    {
        if (value is { } known) return Bind(known);
        Check(NativeStatement.BindNull(_handle, NextPlace()));
        return this;
    }

    /// <summary>Binds the next parameter to an id or a number of at most 64 characters; null is NULL.</summary>
    public Statement Bind(string? text)
    {
        if (text is null)
        {
            Check(NativeStatement.BindNull(_handle, NextPlace()));
            return this;
        }

        Span<byte> utf8 = stackalloc byte[LongestText];
        return BindText(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    /// <summary>Binds the next parameter to text given in UTF-8.</summary>
    public Statement BindText(ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(_statement, NextPlace(), utf8));
        return this;
    }

    /// <summary>Binds the next parameter to bytes.</summary>
    public Statement BindBlob(ReadOnlySpan<byte> bytes)
    {
        Check(raw.sqlite3_bind_blob(_statement, NextPlace(), bytes));
        return this;
    }

    /// <summary>How many columns a row has.</summary>
    public int Columns => raw.sqlite3_column_count(_statement);

    /// <summary>Goes to the next row; after the last the statement is ready to be bound again.</summary>
    /// <exception cref="SqliteException">The statement fails; it is ready to be bound again.</exception>
    public bool Read()
    {
        if (_watch is not null) AskWatch(_watch);
        var code = NativeStatement.Step(_handle);
        _open = code == raw.SQLITE_ROW;
        if (_open) return true;
        _bound = 0;
        var failed = code == raw.SQLITE_DONE ? null : Failure(code);
        _ = NativeStatement.Reset(_handle);
        if (failed is not null) throw failed;
        _watch?.After(_sql);
        return false;
    }

    /// <summary>Runs a statement that has no rows.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        Read();
        return raw.sqlite3_changes(_database);
    }

    public long Int64(int column) => NativeStatement.ColumnInt64(_handle, column);

    public int Int32(int column) => NativeStatement.ColumnInt(_handle, column);

    public bool IsNull(int column) => NativeStatement.ColumnType(_handle, column) == raw.SQLITE_NULL;

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <summary>A text with all its bytes: <see cref="Text"/> ends at a zero byte.</summary>
    /// <exception cref="InvalidOperationException">The bytes are no text that the engine writes.</exception>
    public string ExactText(int column)
    {
        var text = Text(column);
        return Encoding.UTF8.GetByteCount(text) == raw.sqlite3_column_bytes(_statement, column)
            ? text
            : throw new InvalidOperationException($"The text {text} has bytes beside it.");
    }

    public byte[] Blob(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    IStatement IStatement.Bind(long value) => Bind(value);

    IStatement IStatement.Bind(string text) => Bind(text);

    public void Dispose()
    {
        // SQLite refuses what is asked of no statement.
        _handle = 0;
        _statement.Dispose();
    }

    // A reader that threw between two rows left the statement open.
    private int NextPlace()
    {
        if (_open)
        {
            _ = NativeStatement.Reset(_handle);
            (_open, _bound) = (false, 0);
        }

        return ++_bound;
    }

    private void AskWatch(StatementWatch watch)
    {
        try
        {
            watch.Before(_sql);
        }
        catch
        {
            // As after a step that failed.
            (_bound, _open) = (0, false);
            _ = NativeStatement.Reset(_handle);
            throw;
        }
    }

    private void Check(int code)
    {
        if (code == raw.SQLITE_OK) return;
        _bound = 0;
        throw Failure(code);
    }

    private SqliteException Failure(int code) => new(
        raw.sqlite3_errmsg(_database).utf8_to_string(), code, raw.sqlite3_extended_errcode(_database));
}
