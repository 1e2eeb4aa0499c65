using System.Data;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>A parameter of a statement: a plain value, or rows of a table type.</summary>
/// <param name="Name">The name, with its @.</param>
/// <param name="Type">The type of a value; Structured for rows.</param>
/// <param name="Length">The length of a text or of bytes; 0 for a number.</param>
/// <param name="Table">The table type of rows; null for a value.</param>
internal sealed record SqlParam(string Name, SqlDbType Type, int Length = 0, TableType? Table = null)
{
    public static SqlParam BigInt(string name) => new(name, SqlDbType.BigInt);

    public static SqlParam Int(string name) => new(name, SqlDbType.Int);

    /// <summary>An id or a number of an institution.</summary>
    public static SqlParam Id(string name) => new(name, SqlDbType.VarChar, TableColumn.IdLength);

    public static SqlParam Text(string name, int length) => new(name, SqlDbType.NVarChar, length);

    public static SqlParam Binary(string name, int length) => new(name, SqlDbType.Binary, length);

    public static SqlParam Rows(string name, TableType type) => new(name, SqlDbType.Structured, 0, type);
}
