namespace ClaimsReplay.Sql;

/// <summary>PostgreSQL. A table that was only ever loaded keeps its rows in order of their place.</summary>
internal sealed class PostgresDialect : SqlDialect
{
    /// <inheritdoc/>
    public override string Name => "postgres";

    /// <inheritdoc/>
    public override string Engine => "PostgreSQL";

    /// <inheritdoc/>
    public override string RowOrder => "ctid";

    /// <inheritdoc/>
    public override string Divide(string dividend, string divisor) => $"({dividend}) / {divisor}";

    /// <inheritdoc/>
    public override string AddYears(string day, string years) =>
        $"cast({day} + make_interval(years => {years}) as date)";

    /// <inheritdoc/>
    public override string AddDays(string day, int days) =>
        $"{day} {(days < 0 ? '-' : '+')} {Math.Abs(days)}";

    /// <inheritdoc/>
    public override string ByteOrder(string text) => $"{text} collate \"C\"";
}
