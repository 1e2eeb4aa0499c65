namespace ClaimsRules.Tests.Oracle;

/// <summary>Deductibles in fen by year: active, under 70, from 70 (R4.1). Years adjoin from 2022 on.</summary>
internal sealed record OracleSchedules(IReadOnlyList<(long Active, long Under70, long From70)> Rows)
{
    public static readonly OracleSchedules Only2022 = new([(80_000, 70_000, 65_000)]);

    public bool Has(int year) => year >= 2022 && year - 2022 < Rows.Count;

    public long Of(int year, OracleCategory category) => category switch
    {
        OracleCategory.Active => Rows[year - 2022].Active,
        OracleCategory.Under70 => Rows[year - 2022].Under70,
        OracleCategory.From70 => Rows[year - 2022].From70,
        _ => throw new InvalidOperationException("No deductible without a category."),
    };
}

/// <summary>Whose row of a schedule applies.</summary>
internal enum OracleCategory
{
    NotEmployee,
    Active,
    Under70,
    From70,
}
