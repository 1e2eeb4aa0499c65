using ClaimsEngine.Storage.SqlServer;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ClaimsEngine.Tests.Storage.SqlServer;

/// <summary>
/// Binds a statement to the schema as the server would: every table, column, table type and parameter that it names
/// must exist, types and collations must meet, what is grouped must be grouped, and an insert must fill its table.
/// </summary>
internal sealed partial class SqlBinder
{
    private readonly SqlSchema _schema;
    private readonly IReadOnlyDictionary<string, SqlParam> _parameters;
    private readonly HashSet<string> _used = [];
    private readonly List<string> _problems = [];

    private SqlBinder(SqlSchema schema, IReadOnlyList<SqlParam> parameters)
    {
        _schema = schema;
        _parameters = parameters.ToDictionary(parameter => parameter.Name);
    }

    /// <summary>Everything that the server would refuse, and every parameter that is not used.</summary>
    public static IReadOnlyList<string> ProblemsOf(SqlSchema schema, string text, IReadOnlyList<SqlParam> parameters)
    {
        var binder = new SqlBinder(schema, parameters);
        var script = (TSqlScript)SqlParser.Parse(text);
        foreach (var statement in script.Batches.SelectMany(batch => batch.Statements)) binder.Bind(statement);
        binder._problems.AddRange(
            binder._parameters.Keys.Except(binder._used).Select(name => $"{name} is given and not used"));
        return binder._problems;
    }

    private void Bind(TSqlStatement statement)
    {
        switch (statement)
        {
            case SelectStatement select:
                BindQuery(select.QueryExpression, null);
                break;
            case InsertStatement insert:
                BindInsert(insert.InsertSpecification);
                break;
            case UpdateStatement update:
                BindUpdate(update.UpdateSpecification);
                break;
            default:
                _problems.Add($"{statement.GetType().Name} is no statement that an engine runs");
                break;
        }
    }

    private void BindInsert(InsertSpecification insert)
    {
        var scope = new SqlScope();
        var table = AddSource(scope, insert.Target);
        if (table is null) return;
        List<SqlColumn> targets = [];
        foreach (var reference in insert.Columns)
        {
            var name = reference.MultiPartIdentifier.Identifiers[^1].Value;
            var column = table.FirstOrDefault(each => each.Name == name);
            if (column is null) _problems.Add($"no column {name} to insert into");
            else targets.Add(column);
        }

        if (targets.Count != insert.Columns.Count) return;
        var missing = table.Where(column => !column.IsNullable && !column.IsGiven).Except(targets);
        _problems.AddRange(missing.Select(column => $"{column.Name} is not inserted"));
        switch (insert.InsertSource)
        {
            case SelectInsertSource source:
                CheckInsert(targets, BindQuery(source.Select, null));
                break;
            case ValuesInsertSource values:
                foreach (var row in values.RowValues)
                    CheckInsert(targets, [.. row.ColumnValues.Select(value => ColumnOf(value, "", new SqlScope()))]);
                break;
            default:
                _problems.Add($"{insert.InsertSource.GetType().Name} is not known");
                break;
        }
    }

    private void CheckInsert(List<SqlColumn> targets, IReadOnlyList<SqlColumn> values)
    {
        if (targets.Count != values.Count)
        {
            _problems.Add($"{values.Count} values are inserted into {targets.Count} columns");
            return;
        }

        for (var i = 0; i < targets.Count; i++) CheckAssignment(targets[i], values[i]);
    }

    private void CheckAssignment(SqlColumn target, SqlColumn value)
    {
        if (value.Type == SqlScope.UnknownType) return;
        if (target.Type != value.Type)
            _problems.Add($"{target.Name} is {target.Type}, its value {value.Name} {value.Type}");
        if (value.IsNullable && !target.IsNullable)
            _problems.Add($"{target.Name} takes no NULL, its value {value.Name} may be");
    }

    private void BindUpdate(UpdateSpecification update)
    {
        var scope = new SqlScope();
        if (update.FromClause is { } from) BindFrom(scope, from);
        var target = (NamedTableReference)update.Target;
        var columns = update.FromClause is null
            ? AddSource(scope, target)
            : scope.Source(target.SchemaObject.BaseIdentifier.Value);
        if (columns is null)
        {
            _problems.Add($"{target.SchemaObject.BaseIdentifier.Value} is no table to update");
            return;
        }

        foreach (var clause in update.SetClauses.Cast<AssignmentSetClause>())
        {
            if (ColumnOf(clause.Column, "", scope) is not { } column) continue;
            if (columns.All(each => each.Name != column.Name))
                _problems.Add($"{column.Name} is not of the updated table");
            CheckAssignment(column, ColumnOf(clause.NewValue, "", scope));
        }

        if (update.WhereClause is { } where) BindExpression(where.SearchCondition, scope);
        else if (update.FromClause is null) _problems.Add("every row is updated");
    }
}
