using System.Globalization;
using System.IO.Compression;
using ClaimsRules.Dates;
using ClaimsRules.Money;
using Sylvan.Data.Csv;

namespace ClaimsReplay.Tests.Sql;

/// <summary>
/// The published Synthea region, mapped as its page says: 1 USD is 0.10 yuan, levels by encounter class,
/// status by age, INCOME as the yearly base. Read here anew, so that the program's own import is not its own
/// witness.
/// </summary>
internal static class PublishedClaims
{
    private const int AdultAge = 16;
    private const int RetirementAge = 60;

    /// <summary>Reads the data; without them the test is skipped and says so.</summary>
    public static Population Read()
    {
        var folder = Repository.Published("synthea-regional");
        var members = Rows(folder, "patients").SelectMany(Member).ToList();
        var classes = Rows(folder, "encounters").ToDictionary(row => row["Id"], row => row["ENCOUNTERCLASS"]);
        var visits = Rows(folder, "encounters").Where(row => row["ENCOUNTERCLASS"] != "wellness").Select(Visit);
        var purchases = Rows(folder, "medications")
            .Select((row, i) => Purchase(row, i + 1, classes[row["ENCOUNTER"]]));
        return new Population(members, [.. visits, .. purchases]);
    }

    private static IEnumerable<MemberPeriod> Member(Dictionary<string, string> row)
    {
        var birth = Day(row["BIRTHDATE"]);
        DateOnly? until = row["DEATHDATE"].Length > 0 ? Day(row["DEATHDATE"]) : null;
        var baseFen = Rounding.HalfUp(long.Parse(row["INCOME"], CultureInfo.InvariantCulture) * 100, 12);
        MemberPeriod From(string status, DateOnly from) => new(row["Id"], birth, status, from, baseFen, 0, until);
        yield return From("resident", birth);
        yield return From("active", Age.ReachedOn(birth, AdultAge));
        yield return From("retiree", Age.ReachedOn(birth, RetirementAge));
    }

    private static Claim Visit(Dictionary<string, string> row)
    {
        var fen = Fen(row["TOTAL_CLAIM_COST"]);
        var level = Level(row["ENCOUNTERCLASS"]);
        return new(row["Id"], row["PATIENT"], row["START"], "hospital", level, fen, fen, true);
    }

    private static Claim Purchase(Dictionary<string, string> row, int number, string encounterClass)
    {
        var fen = Fen(row["BASE_COST"]);
        var inScope = fen - Rounding.HalfUp(fen, 10);
        var level = Level(encounterClass);
        return new($"rx-{number}", row["PATIENT"], row["START"], "pharmacy", level, fen, inScope, true);
    }

    private static int Level(string encounterClass) => encounterClass switch
    {
        "outpatient" or "urgentcare" => 2,
        "emergency" => 3,
        _ => 1,
    };

    private static DateOnly Day(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>US dollars, with at most two decimals, times ten.</summary>
    private static long Fen(string usd)
    {
        var parts = usd.Split('.');
        var cents = (parts.Length > 1 ? parts[1] : "").PadRight(2, '0');
        return Rounding.HalfUp(long.Parse(parts[0] + cents, CultureInfo.InvariantCulture), 10);
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string folder, string table)
    {
        using var text = new StreamReader(new GZipStream(
            File.OpenRead(Path.Combine(folder, $"{table}.csv.gz")), CompressionMode.Decompress));
        using var csv = CsvDataReader.Create(text);
        while (csv.Read())
            yield return Enumerable.Range(0, csv.FieldCount).ToDictionary(csv.GetName, csv.GetString);
    }
}
