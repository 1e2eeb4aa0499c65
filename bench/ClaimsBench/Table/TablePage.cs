namespace ClaimsBench.Table;

/// <summary>Writes the table between its marks on the page of benchmarks; the text around stays.</summary>
internal static class TablePage
{
    private const string Begin = "<!-- scripts/bench.sh writes from here -->";
    private const string End = "<!-- to here -->";

    /// <summary>Puts a text between the marks.</summary>
    /// <exception cref="InvalidOperationException">The page lacks the marks.</exception>
    public static void Write(string path, string text)
    {
        var page = File.ReadAllText(path);
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin) throw new InvalidOperationException($"{path} lacks the marks {Begin} and {End}.");
        File.WriteAllText(path, $"{page[..(begin + Begin.Length)]}\n{text}{page[end..]}");
    }
}
