using Microsoft.Data.SqlClient.Server;

namespace ClaimsEngine.Storage.SqlServer;

/// <summary>A table type of the database: what a batch passes as one parameter.</summary>
internal sealed class TableType(string name, params TableColumn[] columns)
{
    private readonly SqlMetaData[] _metaData = [.. columns.Select(column => column.MetaData)];

    /// <summary>The name within the schema dbo.</summary>
    public string Name { get; } = name;

    public IReadOnlyList<TableColumn> Columns { get; } = columns;

    public SqlDataRecord NewRecord() => new(_metaData);
}
