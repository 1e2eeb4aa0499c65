using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ClaimsEngine.Tests.Storage.SqlServer;

/// <summary>The tables and table types that the migrations make.</summary>
internal sealed class SqlSchema : TSqlFragmentVisitor
{
    private static readonly Lazy<SqlSchema> Shipped = new(() =>
    {
        var schema = new SqlSchema();
        foreach (var migration in SqlText.Migrations()) SqlParser.Parse(migration.Text).Accept(schema);
        return schema;
    });

    // What the catalogue views show of the database itself.
    private static readonly SqlColumn[] Databases =
    [
        new("snapshot_isolation_state", "tinyint", null, true, true), new("database_id", "int", null, false, true),
    ];

    private SqlSchema() => Tables["sys.databases"] = Databases;

    /// <summary>The schema of the shipped migrations.</summary>
    public static SqlSchema Current => Shipped.Value;

    public Dictionary<string, IReadOnlyList<SqlColumn>> Tables { get; } = [];

    public Dictionary<string, IReadOnlyList<SqlColumn>> Types { get; } = [];

    public override void Visit(CreateTableStatement node) =>
        Tables.Add(NameOf(node.SchemaObjectName), ColumnsOf(node.Definition));

    public override void Visit(CreateTypeTableStatement node) => Types.Add(NameOf(node.Name), ColumnsOf(node.Definition));

    /// <summary>The schema and name of an object; dbo where it says none.</summary>
    public static string NameOf(SchemaObjectName name) =>
        $"{name.SchemaIdentifier?.Value ?? "dbo"}.{name.BaseIdentifier.Value}";

    private static IReadOnlyList<SqlColumn> ColumnsOf(TableDefinition definition) =>
        [.. definition.ColumnDefinitions.Select(SqlColumn.Of)];
}
