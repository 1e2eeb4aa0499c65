using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ClaimsEngine.Tests.Storage.SqlServer;

/// <summary>A column as a migration declares it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type with its length, in lower case: <c>varchar(64)</c>.</param>
/// <param name="Collation">The collation; null on what has none.</param>
/// <param name="IsNullable">Whether it may be absent.</param>
/// <param name="IsGiven">Whether the server gives the value by itself.</param>
internal sealed record SqlColumn(string Name, string Type, string? Collation, bool IsNullable, bool IsGiven)
{
    public static SqlColumn Of(ColumnDefinition declared)
    {
        var nullability = declared.Constraints.OfType<NullableConstraintDefinition>().ToList();
        Assert.That(nullability, Has.Count.EqualTo(1), $"{declared.ColumnIdentifier.Value} says NULL or NOT NULL");
        return new SqlColumn(
            declared.ColumnIdentifier.Value, TypeOf(declared.DataType), declared.Collation?.Value,
            nullability[0].Nullable, declared.IdentityOptions is not null);
    }

    private static string TypeOf(DataTypeReference type)
    {
        var sql = (SqlDataTypeReference)type;
        var name = sql.Name.BaseIdentifier.Value.ToLowerInvariant();
        return sql.Parameters.Count == 0
            ? name
            : $"{name}({string.Join(", ", sql.Parameters.Select(each => each.Value.ToLowerInvariant()))})";
    }
}
