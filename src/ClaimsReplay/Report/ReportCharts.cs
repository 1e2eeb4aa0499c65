using System.Globalization;
using ClaimsReplay.Results;

namespace ClaimsReplay.Report;

/// <summary>The charts of a comparison, out of its tables.</summary>
/// <param name="result">The comparison.</param>
internal sealed class ReportCharts(ComparisonResult result)
{
    private readonly List<string> _names = [.. result.Scenarios.Select(scenario => scenario.Name)];

    /// <summary>The fund's share in percent, or the mean out of pocket in yuan, by decile.</summary>
    public string ByDecile(string table, string measure)
    {
        var data = result.Find(table)!;
        return Grouped(data, data[measure], [.. Enumerable.Range(1, 10).Select(decile => $"{decile}")]);
    }

    /// <summary>How many members are better or worse off, by how much; those unchanged are left out.</summary>
    public string Changes()
    {
        var data = result.Find("changes")!;
        string[] classes = [.. data.Rows.Select(row => row.Keys[1]).Distinct().Where(name => name != "0")];
        return Grouped(data, 0, classes);
    }

    /// <summary>What the fund pays by month, in ten thousand yuan.</summary>
    public string ByMonth()
    {
        var data = result.Find("by_month")!;
        string[] months = [.. data.Rows.Select(row => row.Keys[1]).Distinct().Order(StringComparer.Ordinal)];
        var chart = new ChartFrame(
            -0.5, Math.Max(0, months.Length - 1) + 0.5, MonthsOfATick(months.Length), place => At(months, place));
        for (var scenario = 0; scenario < _names.Count; scenario++)
        {
            chart.Line(
                Rows(data, scenario).Select(row => (
                    (double)Array.IndexOf(months, row.Keys[1]), (row.Values[data["fund_fen"]] ?? 0) / 1_000_000.0)),
                ReportColors.Of(scenario));
        }

        return chart.ToSvg(data.Name, data.Title);
    }

    /// <summary>How many member-years end where on the axis, with the marks of each scenario.</summary>
    public string Axis()
    {
        var data = result.Find("axis")!;
        var bars = data.Rows.Select(row => (From: double.Parse(row.Keys[0], CultureInfo.InvariantCulture), Row: row))
            .Where(bar => bar.From < 15_000).ToList();
        var end = Math.Max(bars.Select(bar => bar.From).DefaultIfEmpty().Max() + 250, LastMark() * 1.08);
        var chart = new ChartFrame(0, end, 1000, ChartFrame.Number);
        chart.Bars(bars.Select(bar => (bar.From + 12, bar.From + 238, (double)(bar.Row.Values[0] ?? 0))), "#b9c6d3");
        HashSet<long> drawn = [];
        for (var scenario = 0; scenario < _names.Count; scenario++)
        {
            foreach (var mark in result.Axis.Where(mark => mark.Scenario == _names[scenario]))
            {
                if (!drawn.Add(mark.At.Value)) continue;
                var text = ReportLabels.Hundredths(mark.At.Value.ToString(CultureInfo.InvariantCulture));
                chart.Mark(mark.At.Value / 100.0, text, ReportColors.Of(scenario), scenario % 8);
            }
        }

        return chart.ToSvg(data.Name, data.Title);
    }

    /// <summary>What the fund and cash pay along the sweep, in ten thousand yuan.</summary>
    public string Sweep()
    {
        var data = result.Find("sweep")!;
        double[] values = [.. data.Rows.Select(row => long.Parse(row.Keys[0], CultureInfo.InvariantCulture) / 100.0)];
        var margin = (values[^1] - values[0]) * 0.03;
        var chart = new ChartFrame(values[0] - margin, values[^1] + margin, 0, ChartFrame.Number, fromZero: false);
        chart.Line(Along(data, values, "fund_change_fen"), ReportColors.Of(1));
        chart.Line(Along(data, values, "cash_change_fen"), ReportColors.Of(2), isDashed: true);
        return chart.ToSvg(data.Name, data.Title);
    }

    private static int MonthsOfATick(int months) => months switch
    {
        <= 14 => 1,
        <= 40 => 3,
        <= 84 => 6,
        _ => 12 * (1 + months / 180),
    };

    private static IEnumerable<(double X, double Y)> Along(ResultTable data, double[] values, string measure) =>
        data.Rows.Select((row, point) => (values[point], (row.Values[data[measure]] ?? 0) / 1_000_000.0));

    private static string At(string[] labels, double place) =>
        Math.Abs(place - Math.Round(place)) < 1e-6 && place >= 0 && place < labels.Length ? labels[(int)Math.Round(place)] : "";

    private double LastMark() => result.Axis.Select(mark => mark.At.Value / 100.0).DefaultIfEmpty().Max();

    private IEnumerable<ResultRow> Rows(ResultTable data, int scenario) =>
        data.Rows.Where(row => row.Keys[0] == _names[scenario]);

    /// <summary>Bars of each scenario side by side; shares in percent, money in yuan.</summary>
    private string Grouped(ResultTable data, int measure, string[] classes)
    {
        var chart = new ChartFrame(-0.5, classes.Length - 0.5, 1, place => At(classes, place));
        string[] drawn = [.. _names.Where(name => data.Rows.Any(row => row.Keys[0] == name))];
        var width = 0.8 / Math.Max(1, drawn.Length);
        var scale = data.Measures[measure].Unit == Unit.Count ? 1.0 : 100.0;
        for (var i = 0; i < drawn.Length; i++)
        {
            var scenario = _names.IndexOf(drawn[i]);
            chart.Bars(
                Rows(data, scenario).Where(row => classes.Contains(row.Keys[1])).Select(row =>
                {
                    var from = Array.IndexOf(classes, row.Keys[1]) - 0.4 + i * width;
                    return (from + width * 0.04, from + width * 0.96, (row.Values[measure] ?? 0) / scale);
                }),
                ReportColors.Of(scenario));
        }

        return chart.ToSvg(data.Name, data.Title);
    }
}
