using System.Data;
using Microsoft.Data.SqlClient.Server;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>A column of a table type, as the migration that makes the type declares it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
/// <param name="Length">The length in characters or bytes; 0 for a number, -1 for no limit.</param>
/// <param name="IsNullable">Whether it may be absent.</param>
internal sealed record TableColumn(string Name, SqlDbType Type, int Length = 0, bool IsNullable = false)
{
    /// <summary>The length of ids and numbers, in characters.</summary>
    public const int IdLength = 64;

    private const int HashLength = 32;

    /// <summary>What the client sends the column as.</summary>
    public SqlMetaData MetaData => Length == 0 ? new SqlMetaData(Name, Type) : new SqlMetaData(Name, Type, Length);

    public static TableColumn BigInt(string name) => new(name, SqlDbType.BigInt);

    public static TableColumn Int(string name) => new(name, SqlDbType.Int);

    /// <summary>An id or a number of an institution: ASCII.</summary>
    public static TableColumn Id(string name) => new(name, SqlDbType.VarChar, IdLength);

    public static TableColumn Text(string name, int length) => new(name, SqlDbType.NVarChar, length);

    public static TableColumn Hash(string name) => new(name, SqlDbType.Binary, HashLength);

    public static TableColumn Bytes(string name) => new(name, SqlDbType.VarBinary, -1);

    public TableColumn OrNull() => this with { IsNullable = true };
}
