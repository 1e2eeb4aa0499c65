using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ClaimsEngine.Tests.Storage.SqlServer;

/// <summary>Queries: what they read from, and what they yield.</summary>
internal sealed partial class SqlBinder
{
    /// <summary>Binds a query.</summary>
    /// <returns>The columns that it yields.</returns>
    private IReadOnlyList<SqlColumn> BindQuery(QueryExpression query, SqlScope? around)
    {
        switch (query)
        {
            case QueryParenthesisExpression parenthesis:
                return BindQuery(parenthesis.QueryExpression, around);
            case BinaryQueryExpression both:
                var first = BindQuery(both.FirstQueryExpression, around);
                var second = BindQuery(both.SecondQueryExpression, around);
                if (first.Count != second.Count) _problems.Add($"{first.Count} and {second.Count} columns are united");
                return first;
            default:
                return BindSpecification((QuerySpecification)query, around);
        }
    }

    private List<SqlColumn> BindSpecification(QuerySpecification query, SqlScope? around)
    {
        var scope = new SqlScope(around);
        if (query.FromClause is { } from) BindFrom(scope, from);
        if (query.TopRowFilter is { } top) BindExpression(top.Expression, scope);
        List<SqlColumn> columns = [];
        foreach (var element in query.SelectElements)
        {
            if (element is not SelectScalarExpression scalar)
            {
                _problems.Add($"{element.GetType().Name} selects no single column");
                continue;
            }

            columns.Add(ColumnOf(scalar.Expression, scalar.ColumnName?.Value ?? "", scope));
        }

        if (query.WhereClause is { } where) BindExpression(where.SearchCondition, scope);
        if (query.GroupByClause is { } group)
        {
            foreach (var grouping in group.GroupingSpecifications) BindExpression(grouping, scope);
        }

        if (query.HavingClause is { } having) BindExpression(having.SearchCondition, scope);
        BindOrder(query, columns, scope);
        CheckGrouping(query, scope);
        return columns;
    }

    private void BindOrder(QuerySpecification query, List<SqlColumn> columns, SqlScope scope)
    {
        if (query.OrderByClause is not { } order) return;
        foreach (var element in order.OrderByElements)
        {
            // A column may be named by its alias.
            if (element.Expression is ColumnReferenceExpression { MultiPartIdentifier.Identifiers: [var alias] }
                && columns.Exists(column => column.Name == alias.Value)) continue;
            if (element.Expression is Literal) _problems.Add("is ordered by a place, not by a column");
            BindExpression(element.Expression, scope);
        }
    }

    private void BindFrom(SqlScope scope, FromClause from)
    {
        foreach (var table in from.TableReferences) BindTable(scope, table);
    }

    private void BindTable(SqlScope scope, TableReference table)
    {
        switch (table)
        {
            case QualifiedJoin join:
                BindTable(scope, join.FirstTableReference);
                BindTable(scope, join.SecondTableReference);
                BindExpression(join.SearchCondition, scope);
                break;
            case UnqualifiedJoin { UnqualifiedJoinType: UnqualifiedJoinType.CrossJoin } cross:
                BindTable(scope, cross.FirstTableReference);
                BindTable(scope, cross.SecondTableReference);
                break;
            default:
                AddSource(scope, table);
                break;
        }
    }

    private IReadOnlyList<SqlColumn>? AddSource(SqlScope scope, TableReference table)
    {
        switch (table)
        {
            case NamedTableReference named:
                var name = SqlSchema.NameOf(named.SchemaObject);
                return Add(
                    named.Alias?.Value ?? named.SchemaObject.BaseIdentifier.Value,
                    _schema.Tables.GetValueOrDefault(name), $"table {name}");
            case VariableTableReference variable:
                _used.Add(variable.Variable.Name);
                return Add(variable.Alias?.Value ?? "", TypeOf(variable), $"rows {variable.Variable.Name}");
            case QueryDerivedTable derived:
                return Add(derived.Alias.Value, BindQuery(derived.QueryExpression, null), "derived table");
            default:
                _problems.Add($"{table.GetType().Name} is not known");
                return null;
        }

        IReadOnlyList<SqlColumn>? Add(string alias, IReadOnlyList<SqlColumn>? columns, string what)
        {
            if (columns is null) _problems.Add($"no {what}");
            else if (!scope.TryAdd(alias, columns)) _problems.Add($"{alias} names two tables");
            return columns;
        }
    }

    private IReadOnlyList<SqlColumn>? TypeOf(VariableTableReference variable) =>
        _parameters.GetValueOrDefault(variable.Variable.Name)?.Table is { } type
            ? _schema.Types.GetValueOrDefault("dbo." + type.Name)
            : null;

    // Outside of an aggregate only grouped columns may be named: SQLite takes what SQL Server refuses.
    private void CheckGrouping(QuerySpecification query, SqlScope scope)
    {
        var found = new UngroupedColumns();
        foreach (var element in query.SelectElements) element.Accept(found);
        query.HavingClause?.Accept(found);
        if (query.GroupByClause is null && !found.HasAggregate) return;
        HashSet<string> grouped = [];
        foreach (var grouping in query.GroupByClause?.GroupingSpecifications ?? [])
        {
            if (grouping is ExpressionGroupingSpecification { Expression: ColumnReferenceExpression column })
                grouped.Add(PlaceOf(column, scope));
            else _problems.Add("is grouped by something else than columns");
        }

        _problems.AddRange(found.Columns.Select(column => PlaceOf(column, scope))
            .Where(place => !grouped.Contains(place)).Select(place => $"{place} is neither grouped nor aggregated"));
    }

    private static string PlaceOf(ColumnReferenceExpression column, SqlScope scope)
    {
        scope.Find([.. column.MultiPartIdentifier.Identifiers.Select(each => each.Value)], out var place);
        return place;
    }
}
