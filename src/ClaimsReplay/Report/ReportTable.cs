using ClaimsReplay.Results;

namespace ClaimsReplay.Report;

/// <summary>Writes result tables as HTML.</summary>
/// <param name="html">Where to.</param>
/// <param name="scenarios">The names of the scenarios, for their colours.</param>
internal sealed class ReportTable(HtmlText html, IReadOnlyList<string> scenarios)
{
    private const int MostRows = 16;

    /// <summary>Writes a table: a row for each row; a long one folded, and unfolded on paper.</summary>
    public void Write(ResultTable table)
    {
        var isLong = table.Rows.Count > MostRows;
        if (isLong)
        {
            html.Raw("<details><summary>").Text(new Words("Table", "数据表")).Line("</summary>");
        }

        // The scenario comes last among the keys, so that what is compared stands together.
        int[] order = [.. Enumerable.Range(0, table.Keys.Count).OrderBy(key => table.Keys[key] == "scenario")];
        html.Raw("<div class=\"scroll\"><table><thead><tr>");
        foreach (var key in order) Head(ReportLabels.Key(table.Keys[key]), "key");
        foreach (var measure in table.Measures) Head(Labelled(measure), "");
        html.Line("</tr></thead><tbody>");
        string? before = null;
        foreach (var row in table.Rows)
        {
            var group = row.Keys[order[0]];
            var isFirst = order.Length == 1 || group != before;
            html.Raw(isFirst && order.Length > 1 ? "<tr class=\"first\">" : "<tr>");
            before = group;
            foreach (var key in order)
            {
                if (key == order[0] && !isFirst) html.Raw("<td class=\"key\"></td>");
                else Key(table.Keys[key], row.Keys[key]);
            }

            for (var i = 0; i < row.Values.Count; i++) Value(row.Values[i], table.Measures[i].Unit);
            html.Line("</tr>");
        }

        html.Line(isLong ? "</tbody></table></div></details>" : "</tbody></table></div>");
    }

    /// <summary>Writes a table on its side: a row for each measure, a column for each row.</summary>
    public void WriteTurned(ResultTable table)
    {
        html.Raw("<div class=\"scroll\"><table><thead><tr><th class=\"key\"></th>");
        foreach (var row in table.Rows)
        {
            html.Raw("<th>");
            Swatch(row.Keys[0]);
            html.Text(row.Keys[0]).Raw("</th>");
        }

        html.Line("</tr></thead><tbody>");
        for (var i = 0; i < table.Measures.Count; i++)
        {
            html.Raw("<tr><td class=\"key\">").Text(Labelled(table.Measures[i])).Raw("</td>");
            foreach (var row in table.Rows) Value(row.Values[i], table.Measures[i].Unit);
            html.Line("</tr>");
        }

        html.Line("</tbody></table></div>");
    }

    /// <summary>Writes a scenario's coloured square.</summary>
    public void Swatch(string scenario)
    {
        var place = scenarios.ToList().IndexOf(scenario);
        if (place >= 0) html.Raw($"<span class=\"swatch\" style=\"--swatch:{ReportColors.Of(place)}\"></span>");
    }

    private static Words Labelled(Measure measure) => measure.Unit == Unit.Fen
        ? new Words($"{measure.Label.English}, yuan", $"{measure.Label.Chinese}（元）")
        : measure.Label;

    private void Head(Words words, string style)
    {
        html.Raw(style.Length > 0 ? $"<th class=\"{style}\">" : "<th>").Text(words).Raw("</th>");
    }

    private void Key(string key, string value)
    {
        html.Raw("<td class=\"key\">");
        if (key == "scenario") Swatch(value);
        html.Text(ReportLabels.Value(key, value)).Raw("</td>");
    }

    private void Value(long? value, Unit unit) =>
        html.Raw("<td>").Text(value is null ? "–" : ResultText.Show(value, unit)).Raw("</td>");
}
