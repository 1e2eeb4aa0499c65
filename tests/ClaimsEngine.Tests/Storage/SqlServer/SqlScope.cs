namespace ClaimsEngine.Tests.Storage.SqlServer;

/// <summary>The tables that a query names, by their aliases, and the query around it.</summary>
internal sealed class SqlScope(SqlScope? around = null)
{
    /// <summary>What stands for a column of which only the name is known.</summary>
    public const string UnknownType = "?";

    private readonly Dictionary<string, IReadOnlyList<SqlColumn>> _sources = new(StringComparer.Ordinal);

    /// <summary>Adds a table under its alias.</summary>
    /// <returns>False when the alias is taken.</returns>
    public bool TryAdd(string alias, IReadOnlyList<SqlColumn> columns) => _sources.TryAdd(alias, columns);

    public IReadOnlyList<SqlColumn>? Source(string alias) => _sources.GetValueOrDefault(alias);

    /// <summary>Finds a column, here or in the query around.</summary>
    /// <param name="path">Its name, after its table's alias where one is given.</param>
    /// <param name="place">Where it was found: alias and name; what is wrong when it was not.</param>
    public SqlColumn? Find(IReadOnlyList<string> path, out string place)
    {
        var name = path[^1];
        if (path.Count > 1)
        {
            place = $"{path[^2]}.{name}";
            if (_sources.TryGetValue(path[^2], out var columns)) return Named(columns, name);
            return around?.Find(path, out place);
        }

        var found = _sources.Where(source => Named(source.Value, name) is not null).ToList();
        place = found.Count == 1 ? $"{found[0].Key}.{name}" : $"{name} (in {found.Count} tables)";
        if (found.Count == 0) return around?.Find(path, out place);
        return found.Count == 1 ? Named(found[0].Value, name) : null;
    }

    private static SqlColumn? Named(IReadOnlyList<SqlColumn> columns, string name) =>
        columns.FirstOrDefault(column => column.Name == name);
}
