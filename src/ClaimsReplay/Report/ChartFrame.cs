using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace ClaimsReplay.Report;

/// <summary>
/// A chart in the report's style, drawn to SVG. It holds numbers alone: names stand beside it in HTML, in both
/// languages.
/// </summary>
internal sealed class ChartFrame
{
    private const double Width = 1040;
    private const double Height = 320;
    private const int MostMarkers = 60;

    private static readonly OxyColor Soft = OxyColor.Parse("#5b6875");
    private static readonly OxyColor Grid = OxyColor.Parse("#e6eaee");

    private readonly PlotModel _model = new()
    {
        DefaultFont = "system-ui, 'Segoe UI', Roboto, sans-serif",
        DefaultFontSize = 12,
        Padding = new OxyThickness(26, 8, 14, 4),
        PlotAreaBorderColor = OxyColors.Transparent,
        Background = OxyColors.White,
        TextColor = Soft,
    };

    /// <summary>Makes a chart.</summary>
    /// <param name="from">Where the horizontal axis begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="step">How far its numbers lie apart, or 0 for a choice of its own.</param>
    /// <param name="label">What stands at a place of the axis.</param>
    /// <param name="fromZero">Whether the vertical axis begins at 0.</param>
    public ChartFrame(double from, double to, double step, Func<double, string> label, bool fromZero = true)
    {
        _model.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Bottom,
            Minimum = from,
            Maximum = to,
            MajorStep = step > 0 ? step : double.NaN,
            MinorTickSize = 0,
            AxislineStyle = LineStyle.Solid,
            AxislineColor = Soft,
            TicklineColor = Soft,
            LabelFormatter = label,
        });
        _model.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Left,
            Minimum = fromZero ? 0 : double.NaN,
            MaximumPadding = 0.08,
            MinimumPadding = fromZero ? 0 : 0.08,
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = Grid,
            MinorTickSize = 0,
            TicklineColor = OxyColors.Transparent,
            LabelFormatter = Number,
        });
    }

    /// <summary>Draws bars, each from the axis to its height.</summary>
    /// <param name="bars">Where they begin and end, and how high they are.</param>
    /// <param name="color">Their colour.</param>
    public void Bars(IEnumerable<(double From, double To, double Height)> bars, string color)
    {
        var series = new RectangleBarSeries { FillColor = OxyColor.Parse(color), StrokeThickness = 0 };
        foreach (var (from, to, height) in bars) series.Items.Add(new RectangleBarItem(from, 0, to, height));
        _model.Series.Add(series);
    }

    /// <summary>Draws a line through points.</summary>
    public void Line(IEnumerable<(double X, double Y)> points, string color, bool isDashed = false)
    {
        var series = new LineSeries
        {
            Color = OxyColor.Parse(color),
            StrokeThickness = 2.25,
            LineStyle = isDashed ? LineStyle.Dash : LineStyle.Solid,
            MarkerType = MarkerType.Circle,
            MarkerSize = 3,
            MarkerFill = OxyColor.Parse(color),
        };
        foreach (var (x, y) in points) series.Points.Add(new DataPoint(x, y));
        if (series.Points.Count > MostMarkers) series.MarkerType = MarkerType.None;
        _model.Series.Add(series);
    }

    /// <summary>Draws an upright line with a number at its top.</summary>
    public void Mark(double at, string text, string color, int row = 0)
    {
        _model.Annotations.Add(new OxyPlot.Annotations.LineAnnotation
        {
            Type = OxyPlot.Annotations.LineAnnotationType.Vertical,
            X = at,
            Color = OxyColor.Parse(color),
            LineStyle = LineStyle.Dash,
            StrokeThickness = 1.5,
            Text = "\u00a0" + text,
            TextColor = OxyColor.Parse(color),
            TextOrientation = OxyPlot.Annotations.AnnotationTextOrientation.Horizontal,
            TextLinePosition = 0.97 - row * 0.07,
            TextHorizontalAlignment = HorizontalAlignment.Left,
        });
    }

    /// <summary>The chart as SVG, to stand in HTML.</summary>
    /// <param name="id">An id that no other chart of the page has.</param>
    /// <param name="name">What it shows, for those who cannot see it.</param>
    public string ToSvg(string id, Words name)
    {
        var svg = SvgExporter.ExportToString(_model, Width, Height, isDocument: false);
        var label = HtmlText.Encode(name.ToString());
        var size = $"viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{label}\"";
        return svg[svg.IndexOf("<svg", StringComparison.Ordinal)..]
            .Replace("clipPath", $"{id}-clip", StringComparison.Ordinal)
            .Replace($"<{id}-clip", "<clipPath", StringComparison.Ordinal)
            .Replace($"</{id}-clip", "</clipPath", StringComparison.Ordinal)
            .Replace("<svg width=\"1040\" height=\"320\"", $"<svg {size}", StringComparison.Ordinal)
            .ReplaceLineEndings("\n");
    }

    /// <summary>A number with as few digits as tell it.</summary>
    public static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
