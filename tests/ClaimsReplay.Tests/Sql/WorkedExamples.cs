using System.Globalization;

namespace ClaimsReplay.Tests.Sql;

/// <summary>
/// The policy's worked examples as one population, each example a member. Members are pooled-only, so that no
/// credit mixes in.
/// </summary>
internal static class WorkedExamples
{
    /// <summary>Amounts in yuan: in the order of the published table.</summary>
    private const string Table =
        """
        E1   2022-01-10 1 1000.00 1000.00 800.00  150.00    0.00 500.00  350.00  1000.00
        E1   2022-02-01 3 3000.00 2800.00   0.00 1540.00    0.00   0.00 1460.00  3800.00
        E1   2022-03-01 2 2500.00 2500.00   0.00 1545.00    0.00   0.00  955.00  6300.00
        E1   2022-09-01 1 5000.00 4000.00   0.00 1485.00 1300.00   0.00 3515.00 10300.00
        E2   2022-01-10 1  800.00  800.00 800.00    0.00    0.00   0.00  800.00   800.00
        E2   2022-01-11 1    0.01    0.01   0.00    0.01    0.00   0.00    0.00   800.01
        E3   2022-01-10 2 5500.00 5500.00 800.00 3055.00    0.00   0.00 2445.00  5500.00
        E3   2022-01-11 1    1.00    1.00   0.00    0.55    0.00   0.00    0.45  5501.00
        E4   2022-01-10 3 9000.00 9000.00 800.00 4510.00    0.00   0.00 4490.00  9000.00
        E4   2022-01-11 1    1.00    1.00   0.00    0.00    1.00   0.00    1.00  9001.00
        E5   2022-01-10 1  800.00  800.00 800.00    0.00    0.00   0.00  800.00   800.00
        E5   2022-01-11 1    0.02    0.02   0.00    0.02    0.00   0.00    0.00   800.02
        E5   2022-01-12 1    0.02    0.02   0.00    0.02    0.00   0.00    0.00   800.04
        E6   2022-03-01 1 9500.00 9500.00 700.00 5525.00  500.00   0.00 3975.00  9500.00
        E7   2022-03-01 2 9500.00 9000.00 650.00 5077.50    0.00   0.00 4422.50  9000.00
        E8   2022-06-14 1  680.00  680.00 680.00    0.00    0.00   0.00  680.00   680.00
        E8   2022-06-15 1  100.00  100.00   0.00   75.00    0.00   0.00   25.00   780.00
        E9   2022-06-30 2  750.00  750.00 750.00    0.00    0.00   0.00  750.00   750.00
        E9   2022-07-02 2  100.00  100.00   0.00   65.00    0.00   0.00   35.00   850.00
        E10  2022-05-01 1  800.00  800.00 800.00    0.00    0.00   0.00  800.00   800.00
        E10  2023-02-01 1 1000.00 1000.00 800.00  150.00    0.00   0.00  850.00  1000.00
        E11  2022-05-01 1  800.01  800.01 800.00    0.01    0.00   0.00  800.00   800.01
        E11  2023-02-01 1 1000.00 1000.00 900.00   75.00    0.00   0.00  925.00  1000.00
        E12  2022-05-01 1  300.00  300.00 300.00    0.00    0.00   0.00  300.00   300.00
        E12  2023-02-01 1 1000.00 1000.00 700.00  225.00    0.00   0.00  775.00  1000.00
        E13  2022-01-10 1 10000.00 10000.00 800.00 5450.00 1000.00 0.00 4550.00 10000.00
        E16  2022-02-27 1  700.00  700.00 700.00    0.00    0.00   0.00  700.00   700.00
        E16b 2022-02-28 1  660.00  660.00 650.00    7.50    0.00   0.00  652.50   660.00
        """;

    /// <summary>The examples' window; 2023 is supposed as E10 to E12 suppose it.</summary>
    public static Scenario Scenario { get; } = new("examples", new(2022, 1, 1), new(2023, 12, 31))
    {
        Supposed = [(2023, 90_000, 80_000, 75_000)],
    };

    /// <summary>The members and claims.</summary>
    public static Population Population { get; } =
        new([.. Members()], [.. Rows().Select((row, i) => row.Claim(i))]);

    /// <summary>What must come out.</summary>
    public static IReadOnlyList<string> Expected { get; } =
        [.. Rows().Select(row => string.Join(' ', row.Fields))];

    /// <summary>A result in the form of <see cref="Expected"/>.</summary>
    public static List<string> Text(IEnumerable<DecidedClaim> rows) =>
    [
        .. rows.OrderBy(row => int.Parse(row.ClaimId, CultureInfo.InvariantCulture)).Select(row => string.Join(
            ' ', row.MemberId, row.ServiceDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.Level,
            Yuan(row.TotalFen), Yuan(row.InScopeFen), Yuan(row.DeductibleFen), Yuan(row.FundFen),
            Yuan(row.OverLimitFen), Yuan(row.AccountFen), Yuan(row.CashFen), Yuan(row.InScopeAfterFen))),
    ];

    private static IEnumerable<MemberPeriod> Members()
    {
        foreach (var id in Rows().Select(row => row.Fields[0]).Distinct())
        {
            var birth = id switch
            {
                "E6" => new DateOnly(1960, 1, 1),
                "E7" => new DateOnly(1940, 1, 1),
                "E8" => new DateOnly(1952, 6, 15),
                "E16" or "E16b" => new DateOnly(1952, 2, 29),
                _ => new DateOnly(1961, 5, 5),
            };
            var status = id is "E6" or "E7" or "E8" or "E16" or "E16b" ? "retiree" : "active";
            var opening = id == "E1" ? 50_000 : 0;
            yield return new(id, birth, status, new(2015, 1, 1), 0, opening, null, "pooled_only");
            if (id is "E9" or "E12")
                yield return new(id, birth, "retiree", new(2022, 7, 1), 0, opening, null, "pooled_only");
        }
    }

    private static IEnumerable<Example> Rows() =>
        Table.Split('\n').Select(line => new Example(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    private static string Yuan(long? fen) => fen is { } whole ? new ClaimsRules.Money.Fen(whole).ToYuan() : "none";

    private readonly record struct Example(string[] Fields)
    {
        public Claim Claim(int number) => new(
            number.ToString(CultureInfo.InvariantCulture), Fields[0], Fields[1] + "T09:00:00", "hospital",
            int.Parse(Fields[2], CultureInfo.InvariantCulture), Fen(Fields[3]), Fen(Fields[4]), true);

        private static long Fen(string yuan) =>
            long.Parse(yuan.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }
}
