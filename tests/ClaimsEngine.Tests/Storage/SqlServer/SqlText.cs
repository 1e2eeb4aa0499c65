using System.Reflection;
using ClaimsEngine.Storage.Audits;
using ClaimsEngine.Storage.SqlServer;

namespace ClaimsEngine.Tests.Storage.SqlServer;

/// <summary>A text that the engine sends to SQL Server.</summary>
/// <param name="Name">Where it stands in the source.</param>
/// <param name="Text">The text.</param>
/// <param name="Parameters">What it is run with; null where that is not declared beside it.</param>
internal sealed record SqlText(string Name, string Text, IReadOnlyList<SqlParam>? Parameters)
{
    private const BindingFlags Constants =
        BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>
    /// Every statement: those declared with their parameters wherever they stand, and the audit's, which both
    /// databases run.
    /// </summary>
    public static IEnumerable<SqlText> Statements() => Declared().Concat(AuditTexts());

    /// <summary>Every migration, in order of the numbers.</summary>
    public static IEnumerable<SqlText> Migrations()
    {
        var assembly = typeof(SqlServerSchema).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.Contains(SqlServerSchema.Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return new SqlText(name, reader.ReadToEnd(), null);
            });
    }

    private static IEnumerable<SqlText> Declared() =>
        from type in typeof(SqlStatement).Assembly.GetTypes()
        from field in type.GetFields(Constants)
        where field.FieldType == typeof(SqlStatement)
        let statement = (SqlStatement)field.GetValue(null)!
        select new SqlText($"{type.Name}.{field.Name}", statement.Text, statement.Parameters);

    private static IEnumerable<SqlText> AuditTexts() =>
        from type in new[] { typeof(AuditSql), typeof(AuditSetSql) }
        from field in type.GetFields(Constants)
        where field is { IsLiteral: true, IsPublic: true }
        select new SqlText($"{type.Name}.{field.Name}", (string)field.GetRawConstantValue()!, null);
}
