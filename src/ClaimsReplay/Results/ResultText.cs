using System.Globalization;
using ClaimsRules.Money;
using Spectre.Console;

namespace ClaimsReplay.Results;

/// <summary>A result table for people: yuan with separators, shares in percent.</summary>
public static class ResultText
{
    /// <summary>A figure as it is shown; empty where there is none.</summary>
    public static string Show(long? value, Unit unit) => value is not { } number ? "" : unit switch
    {
        Unit.Fen => Yuan(number),
        Unit.Bp => $"{new Fen(number).ToYuan()} %",
        _ => number.ToString("N0", CultureInfo.InvariantCulture),
    };

    /// <summary>Writes a table.</summary>
    public static void Write(ResultTable result, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(writer);
        var table = new Table().Border(TableBorder.Simple).Title(Markup.Escape(result.Title.ToString()));
        foreach (var key in result.Keys) table.AddColumn(Markup.Escape(key));
        foreach (var measure in result.Measures)
        {
            var label = Markup.Escape($"{measure.Label.Chinese}\n{measure.Label.English}");
            table.AddColumn(new TableColumn(label).RightAligned());
        }

        foreach (var row in result.Rows)
        {
            table.AddRow(
            [
                .. row.Keys.Select(Markup.Escape),
                .. row.Values.Select((value, i) => Show(value, result.Measures[i].Unit)),
            ]);
        }

        Write(table, writer);
    }

    /// <summary>Writes a table on its side: a row for each measure, a column for each row.</summary>
    public static void WriteTurned(ResultTable result, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(writer);
        var table = new Table().Border(TableBorder.Simple).Title(Markup.Escape(result.Title.ToString())).AddColumn("");
        foreach (var row in result.Rows) table.AddColumn(new TableColumn(Markup.Escape(row.Keys[0])).RightAligned());
        for (var i = 0; i < result.Measures.Count; i++)
        {
            var measure = result.Measures[i];
            table.AddRow(
            [
                Markup.Escape($"{measure.Label.Chinese} {measure.Label.English}"),
                .. result.Rows.Select(row => Show(row.Values[i], measure.Unit)),
            ]);
        }

        Write(table, writer);
    }

    private static void Write(Table table, TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = 200;
        console.Write(table);
    }

    private static string Yuan(long fen)
    {
        var (yuan, rest) = Math.DivRem(Math.Abs(fen), 100);
        return string.Create(CultureInfo.InvariantCulture, $"{(fen < 0 ? "-" : "")}{yuan:N0}.{rest:D2}");
    }
}
