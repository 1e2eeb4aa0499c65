using System.Data.Common;
using System.Globalization;

namespace ClaimsReplay.Tests.Sql;

/// <summary>Reads and compares results.</summary>
internal static class DecidedRows
{
    /// <summary>Reads the rows of a result whose columns must be the documented ones.</summary>
    public static List<DecidedClaim> Read(DbDataReader reader)
    {
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName);
        Assert.That(string.Join(',', columns), Is.EqualTo(DecidedClaim.Columns));
        List<DecidedClaim> rows = [];
        while (reader.Read())
        {
            rows.Add(new DecidedClaim(
                reader.GetString(0), reader.GetString(1), Day(reader.GetValue(2)), (int)Number(reader, 3)!,
                Number(reader, 4)!.Value, Number(reader, 5)!.Value, Number(reader, 6), Number(reader, 7),
                Number(reader, 8), Number(reader, 9), Number(reader, 10), Number(reader, 11),
                Number(reader, 12), Number(reader, 13), reader.IsDBNull(14) ? null : reader.GetString(14)));
        }

        return rows;
    }

    /// <summary>Asserts that two results have the same rows, and shows the first that differs.</summary>
    public static void AssertEqual(List<DecidedClaim> actual, List<DecidedClaim> expected, string told)
    {
        Assert.That(actual, Has.Count.EqualTo(expected.Count), told);
        var byId = actual.ToDictionary(row => row.ClaimId);
        foreach (var row in expected) Assert.That(byId.GetValueOrDefault(row.ClaimId), Is.EqualTo(row), told);
    }

    private static DateOnly Day(object value) => value switch
    {
        DateOnly day => day,
        DateTime time => DateOnly.FromDateTime(time),
        _ => throw new InvalidOperationException($"{value.GetType()} is no date."),
    };

    private static long? Number(DbDataReader reader, int column) => reader.IsDBNull(column)
        ? null
        : Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);
}
