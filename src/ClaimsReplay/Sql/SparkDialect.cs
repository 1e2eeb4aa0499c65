namespace ClaimsReplay.Sql;

/// <summary>
/// Spark SQL. Before version 3 it moved the last day of a month to the last day, against I4.
/// </summary>
internal sealed class SparkDialect : SqlDialect
{
    /// <inheritdoc/>
    public override string Name => "spark";

    /// <inheritdoc/>
    public override string Engine => "Spark SQL";

    /// <inheritdoc/>
    public override string TextType => "string";

    /// <inheritdoc/>
    public override string Divide(string dividend, string divisor) => $"({dividend}) div {divisor}";

    /// <inheritdoc/>
    public override string AddYears(string day, string years) => $"add_months({day}, 12 * {years})";

    /// <inheritdoc/>
    public override string AddDays(string day, int days) =>
        days < 0 ? $"date_sub({day}, {-days})" : $"date_add({day}, {days})";
}
