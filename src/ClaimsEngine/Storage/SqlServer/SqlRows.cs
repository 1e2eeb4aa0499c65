using System.Globalization;
using Microsoft.Data.SqlClient;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>The rows of a result, read by position as they arrive.</summary>
internal sealed class SqlRows(SqlCommand command, SqlDataReader reader) : IRow, IDisposable
{
    /// <summary>Goes to the next row.</summary>
    /// <exception cref="SqlServerFault">The statement fails.</exception>
    public bool Read()
    {
        try
        {
            return reader.Read();
        }
        catch (Exception e) when (SqlServerFault.Of(e) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>The row's values.</summary>
    public object[] Values()
    {
        var values = new object[reader.FieldCount];
        reader.GetValues(values);
        return values;
    }

    public long Int64(int column) => reader.GetFieldType(column) == typeof(int)
        ? reader.GetInt32(column)
        : reader.GetInt64(column);

    public int Int32(int column) => reader.GetInt32(column);

    public bool IsNull(int column) => reader.IsDBNull(column);

    public string Text(int column) =>
        reader.IsDBNull(column) ? "" : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!;

    public string ExactText(int column) => Text(column);

    public byte[] Blob(int column) => reader.GetFieldValue<byte[]>(column);

    public void Dispose()
    {
        reader.Dispose();
        command.Dispose();
    }
}
