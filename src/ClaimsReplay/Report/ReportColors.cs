namespace ClaimsReplay.Report;

/// <summary>A colour for each scenario; the baseline is grey.</summary>
internal static class ReportColors
{
    private static readonly string[] Palette =
        ["#7a8793", "#0b6bcb", "#d9622b", "#2f9e6e", "#8e44ad", "#c2255c", "#b8860b", "#00838f"];

    /// <summary>The colour of a scenario by its place.</summary>
    public static string Of(int scenario) =>
        scenario == 0 ? Palette[0] : Palette[1 + (scenario - 1) % (Palette.Length - 1)];
}
