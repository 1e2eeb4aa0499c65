using System.Data;
using ClaimsEngine.Storage.SqlServer;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ClaimsEngine.Tests.Storage.SqlServer;

/// <summary>Expressions: columns, parameters and comparisons.</summary>
internal sealed partial class SqlBinder
{
    private static readonly string[] WholeNumbers = ["bigint", "int", "smallint", "tinyint"];

    private void BindExpression(TSqlFragment expression, SqlScope scope) =>
        expression.Accept(new Expressions(this, scope));

    /// <summary>Binds an expression and tells what is known of its value.</summary>
    private SqlColumn ColumnOf(ScalarExpression expression, string name, SqlScope scope)
    {
        BindExpression(expression, scope);
        var known = ValueOf(expression, scope);
        if (known is null) return new SqlColumn(name, SqlScope.UnknownType, null, false, false);
        return name.Length == 0 ? known : known with { Name = name };
    }

    private SqlColumn? ValueOf(ScalarExpression expression, SqlScope scope) => expression switch
    {
        ColumnReferenceExpression { MultiPartIdentifier: { } path } =>
            scope.Find([.. path.Identifiers.Select(each => each.Value)], out _),
        VariableReference variable => ValueOf(_parameters.GetValueOrDefault(variable.Name)),
        _ => null,
    };

    private static SqlColumn? ValueOf(SqlParam? parameter)
    {
        if (parameter is null or { Table: not null }) return null;
        var type = parameter.Type.ToString().ToLowerInvariant();
        var length = parameter.Length > 0 ? $"({parameter.Length})" : "";
        return new SqlColumn(parameter.Name, type + length, null, false, false);
    }

    private sealed class Expressions(SqlBinder binder, SqlScope scope) : TSqlFragmentVisitor
    {
        public override void ExplicitVisit(ColumnReferenceExpression node)
        {
            if (node.ColumnType == ColumnType.Wildcard) return;
            string[] path = [.. node.MultiPartIdentifier.Identifiers.Select(each => each.Value)];
            if (scope.Find(path, out var place) is null) binder._problems.Add($"no column {place}");
        }

        public override void ExplicitVisit(VariableReference node)
        {
            if (!binder._parameters.TryGetValue(node.Name, out var parameter))
                binder._problems.Add($"{node.Name} is not given");
            else if (parameter.Type == SqlDbType.Structured)
                binder._problems.Add($"{node.Name} is rows, not a value");
            binder._used.Add(node.Name);
        }

        public override void ExplicitVisit(ScalarSubquery node) => binder.BindQuery(node.QueryExpression, scope);

        public override void ExplicitVisit(BooleanComparisonExpression node)
        {
            base.ExplicitVisit(node);
            var first = binder.ValueOf(node.FirstExpression, scope);
            var second = binder.ValueOf(node.SecondExpression, scope);
            if (first is null || second is null) return;
            if (FamilyOf(first) != FamilyOf(second))
                binder._problems.Add($"{first.Name} {first.Type} is compared with {second.Name} {second.Type}");
            else if (first.Collation is { } one && second.Collation is { } other && one != other)
                binder._problems.Add($"{first.Name} and {second.Name} have different collations");
        }

        private static string FamilyOf(SqlColumn column) =>
            WholeNumbers.Contains(column.Type) ? "whole number" : column.Type.Split('(')[0];
    }
}
