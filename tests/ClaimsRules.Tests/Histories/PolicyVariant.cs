using ClaimsRules.Money;
using ClaimsRules.Policies;
using ClaimsRules.Tests.Oracle;

namespace ClaimsRules.Tests.Histories;

/// <summary>The shipped policy with supposed schedules for none to four further years, and the same as plain rows.</summary>
internal sealed record PolicyVariant(Policy Policy, OracleSchedules Schedules)
{
    private const int Seed = 2021_16;

    /// <summary>Rows that meet or cross each other, the band's end and the limit; in yuan.</summary>
    private static readonly (long Active, long Under70, long From70)[] Rows =
    [
        (900, 800, 750), (800, 700, 650), (1000, 900, 850), (700, 600, 550), (800, 800, 800),
        (0, 0, 0), (5500, 5400, 5350), (5600, 5500, 5450), (9000, 9000, 8850), (9000, 700, 650),
    ];

    /// <summary>The variants, always the same.</summary>
    public static readonly PolicyVariant[] All = Make(new Random(Seed));

    private static PolicyVariant[] Make(Random random)
    {
        List<PolicyVariant> variants = [new(Shipped.Policy, OracleSchedules.Only2022)];
        while (variants.Count < 48)
        {
            var variant = variants[0];
            for (var year = 2023; year <= 2023 + variants.Count % 4; year++)
            {
                var row = Rows[random.Next(Rows.Length)];
                variant = variant.Suppose(year, (row.Active * 100, row.Under70 * 100, row.From70 * 100 + random.Next(2)));
            }

            variants.Add(variant);
        }

        return [.. variants];
    }

    private PolicyVariant Suppose(int year, (long Active, long Under70, long From70) fen) => new(
        Policy.Suppose(year, new Fen(fen.Active), new Fen(fen.Under70), new Fen(fen.From70)),
        new OracleSchedules([.. Schedules.Rows, fen]));
}
