using System.Data;
using System.Globalization;
using ClaimsEngine.Storage.Audits;
using Microsoft.Data.SqlClient;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>
/// A statement of an audit. The connection has one result at a time, so a statement whose rows are read among others'
/// takes them all before the first is looked at.
/// </summary>
internal sealed class SqlAuditStatement(SqlSession session, string sql, bool isBuffered) : IStatement
{
    private readonly List<SqlParameter> _bound = [];
    private readonly Queue<object[]> _waiting = [];
    private SqlRows? _rows;
    private object[] _row = [];
    private bool _isOpen;

    public int Columns => _row.Length;

    public IStatement Bind(long value) => Bind(SqlDbType.BigInt, 0, value);

    public IStatement Bind(string text) => Bind(SqlDbType.VarChar, TableColumn.IdLength, text);

    public bool Read()
    {
        if (!_isOpen) Open();
        if (isBuffered)
        {
            _isOpen = _waiting.TryDequeue(out var row);
            _row = row ?? [];
            return _isOpen;
        }

        _isOpen = _rows!.Read();
        _row = _isOpen ? _rows.Values() : [];
        if (!_isOpen) Close();
        return _isOpen;
    }

    public long Int64(int column) => _row[column] is DBNull
        ? 0
        : Convert.ToInt64(_row[column], CultureInfo.InvariantCulture);

    public int Int32(int column) => checked((int)Int64(column));

    public bool IsNull(int column) => _row[column] is DBNull;

    public string Text(int column) => Convert.ToString(_row[column], CultureInfo.InvariantCulture) ?? "";

    public string ExactText(int column) => Text(column);

    public byte[] Blob(int column) => _row[column] as byte[] ?? [];

    public void Dispose() => Close();

    // A walk that was left between two rows begins anew.
    private SqlAuditStatement Bind(SqlDbType type, int length, object value)
    {
        if (_isOpen) Close();
        _bound.Add(new SqlParameter($"@p{_bound.Count + 1}", type, length) { Value = value });
        return this;
    }

    private void Open()
    {
        var command = session.NewCommand(sql);
        command.Parameters.AddRange([.. _bound]);
        _bound.Clear();
        _isOpen = true;
        _rows = SqlSession.Read(command);
        if (!isBuffered) return;
        while (_rows.Read()) _waiting.Enqueue(_rows.Values());
        _rows.Dispose();
        _rows = null;
    }

    private void Close()
    {
        _isOpen = false;
        _waiting.Clear();
        _rows?.Dispose();
        _rows = null;
    }
}
