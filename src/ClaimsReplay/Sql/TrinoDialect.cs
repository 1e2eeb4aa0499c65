namespace ClaimsReplay.Sql;

/// <summary>Trino. Whole numbers divide to whole numbers.</summary>
internal sealed class TrinoDialect : SqlDialect
{
    /// <inheritdoc/>
    public override string Name => "trino";

    /// <inheritdoc/>
    public override string Engine => "Trino";

    /// <inheritdoc/>
    public override string Divide(string dividend, string divisor) => $"({dividend}) / {divisor}";

    /// <inheritdoc/>
    public override string AddYears(string day, string years) => $"{day} + {years} * interval '1' year";

    /// <inheritdoc/>
    public override string AddDays(string day, int days) =>
        $"{day} {(days < 0 ? '-' : '+')} interval '{Math.Abs(days)}' day";
}
