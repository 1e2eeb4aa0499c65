using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ClaimsReplay.Output;

/// <summary>How many rows, or bytes of a text, are done in a second.</summary>
internal sealed class RateColumn : ProgressColumn
{
    private const double Thousand = 1_000;

    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(Rate(task.Speed ?? 0)).RightJustified();

    /// <summary>A rate in three or four characters and its unit.</summary>
    internal static string Rate(double perSecond)
    {
        string[] units = ["", "k", "M", "G"];
        var unit = 0;
        for (; perSecond >= Thousand && unit + 1 < units.Length; unit++) perSecond /= Thousand;
        return string.Create(CultureInfo.InvariantCulture, $"{perSecond:0.#}{units[unit]}/s");
    }
}
