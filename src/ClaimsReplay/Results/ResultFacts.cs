using ClaimsReplay.Output;
using ParquetSharp;

namespace ClaimsReplay.Results;

/// <summary>
/// A comparison as one long table, a figure a row: table, scenario, key, measure, unit, value. For spreadsheets and
/// data frames.
/// </summary>
public static class ResultFacts
{
    private const string Header = "table,scenario,key,measure,unit,value\n";

    /// <summary>Writes CSV.</summary>
    /// <exception cref="NotUsableException">The file cannot be written.</exception>
    public static void WriteCsv(ComparisonResult result, string path)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var file = new WholeFile(path);
        file.Text.Write(Header);
        var csv = new CsvText(file.Text);
        foreach (var fact in Of(result))
        {
            csv.Add(fact.Table).Add(fact.Scenario).Add(fact.Key).Add(fact.Measure).Add(fact.Unit).Add(fact.Value);
            csv.End();
        }

        file.Keep();
    }

    /// <summary>Writes Parquet.</summary>
    /// <exception cref="NotUsableException">The file cannot be written.</exception>
    public static void WriteParquet(ComparisonResult result, string path)
    {
        ArgumentNullException.ThrowIfNull(result);
        Column[] columns =
        [
            new Column<string>("table"), new Column<string>("scenario"), new Column<string>("key"),
            new Column<string>("measure"), new Column<string>("unit"), new Column<long>("value"),
        ];
        Fact[] facts = [.. Of(result)];
        var partial = $"{path}.{Environment.ProcessId}.partial";
        try
        {
            using (var file = new ParquetFileWriter(partial, columns))
            {
                using var group = file.AppendRowGroup();
                Write(group, facts, fact => fact.Table);
                Write(group, facts, fact => fact.Scenario);
                Write(group, facts, fact => fact.Key);
                Write(group, facts, fact => fact.Measure);
                Write(group, facts, fact => fact.Unit);
                Write(group, facts, fact => fact.Value);
                file.Close();
            }

            File.Move(partial, path, overwrite: true);
        }
        catch (Exception e) when (e is ParquetException or IOException or UnauthorizedAccessException)
        {
            File.Delete(partial);
            throw new NotUsableException(new Words($"{path} cannot be written: {e.Message}", $"无法写入 {path}。"), e);
        }
    }

    private static void Write<T>(RowGroupWriter group, Fact[] facts, Func<Fact, T> value)
    {
        using var column = group.NextColumn().LogicalWriter<T>();
        column.WriteBatch([.. facts.Select(value)]);
    }

    private static IEnumerable<Fact> Of(ComparisonResult result)
    {
        foreach (var table in result.Tables)
        {
            var hasScenario = table.Keys[0] == "scenario";
            foreach (var row in table.Rows)
            {
                for (var i = 0; i < table.Measures.Count; i++)
                {
                    if (row.Values[i] is not { } value) continue;
                    var measure = table.Measures[i];
                    yield return new Fact(
                        table.Name, hasScenario ? row.Keys[0] : "", string.Join('/', row.Keys.Skip(hasScenario ? 1 : 0)),
                        measure.Name, UnitName(measure.Unit), value);
                }
            }
        }
    }

    private static string UnitName(Unit unit) => unit switch
    {
        Unit.Fen => "fen",
        Unit.Bp => "bp",
        _ => "count",
    };

    private readonly record struct Fact(
        string Table, string Scenario, string Key, string Measure, string Unit, long Value);
}
