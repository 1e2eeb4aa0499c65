namespace ClaimsReplay.Sql;

/// <summary>DuckDB. Its own tables keep the order in which rows were written.</summary>
internal sealed class DuckDbDialect : SqlDialect
{
    /// <inheritdoc/>
    public override string Name => "duckdb";

    /// <inheritdoc/>
    public override string Engine => "DuckDB";

    /// <inheritdoc/>
    public override string RowOrder => "rowid";

    /// <inheritdoc/>
    public override string Divide(string dividend, string divisor) => $"({dividend}) // {divisor}";

    /// <inheritdoc/>
    public override string AddYears(string day, string years) => $"cast({day} + to_years({years}) as date)";

    /// <inheritdoc/>
    public override string AddDays(string day, int days) =>
        $"{day} {(days < 0 ? '-' : '+')} {Math.Abs(days)}";
}
