using Microsoft.Data.SqlClient.Server;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>Rows of a table type, filled column by column.</summary>
internal sealed class TableRows(TableType type)
{
    private readonly List<SqlDataRecord> _records = [];
    private SqlDataRecord? _last;
    private int _place;

    public TableType Type { get; } = type;

    public IReadOnlyList<SqlDataRecord> Records => _records;

    /// <summary>Begins a row.</summary>
    public TableRows Next()
    {
        RequireWhole();
        _records.Add(_last = Type.NewRecord());
        _place = 0;
        return this;
    }

    /// <summary>Fills the next column.</summary>
    public TableRows Add(long value)
    {
        _last!.SetInt64(_place++, value);
        return this;
    }

    /// <summary>Fills the next column.</summary>
    public TableRows Add(int value)
    {
        _last!.SetInt32(_place++, value);
        return this;
    }

    /// <summary>Fills the next column; null only where it may be absent.</summary>
    public TableRows Add(long? value) => value is { } known ? Add(known) : AddNull();

    /// <summary>Fills the next column; null only where it may be absent.</summary>
    /// <exception cref="InvalidOperationException">The text is longer than the column, which would cut it.</exception>
    public TableRows Add(string? text)
    {
        if (text is null) return AddNull();
        var column = Type.Columns[_place];
        if (text.Length > column.Length)
            throw new InvalidOperationException($"{Type.Name}.{column.Name} holds {column.Length} characters.");
        _last!.SetString(_place++, text);
        return this;
    }

    /// <summary>Fills the next column; nothing only where it may be absent.</summary>
    /// <exception cref="InvalidOperationException">A hash has another length than the column.</exception>
    public TableRows Add(ReadOnlyMemory<byte> bytes)
    {
        var column = Type.Columns[_place];
        if (bytes.IsEmpty && column.IsNullable) return AddNull();
        if (column.Length > 0 && bytes.Length != column.Length)
            throw new InvalidOperationException($"{Type.Name}.{column.Name} holds {column.Length} bytes.");
        var array = bytes.ToArray();
        _last!.SetBytes(_place++, 0, array, 0, array.Length);
        return this;
    }

    /// <summary>Checks that the last row is filled.</summary>
    /// <exception cref="InvalidOperationException">It has fewer columns than the type.</exception>
    public void RequireWhole()
    {
        if (_last is not null && _place != Type.Columns.Count)
            throw new InvalidOperationException($"A row of {Type.Name} has {_place} of {Type.Columns.Count} columns.");
    }

    private TableRows AddNull()
    {
        var column = Type.Columns[_place];
        if (!column.IsNullable) throw new InvalidOperationException($"{Type.Name}.{column.Name} is missing.");
        _last!.SetDBNull(_place++);
        return this;
    }
}
