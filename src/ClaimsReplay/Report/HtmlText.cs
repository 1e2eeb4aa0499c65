using System.Text;
using System.Text.Encodings.Web;

namespace ClaimsReplay.Report;

/// <summary>Writes HTML; every text is in both languages and the page shows one of them.</summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    /// <summary>Adds markup as it is.</summary>
    public HtmlText Raw(string markup)
    {
        _html.Append(markup);
        return this;
    }

    /// <summary>Adds markup as it is, and ends the line.</summary>
    public HtmlText Line(string markup)
    {
        _html.Append(markup).Append('\n');
        return this;
    }

    /// <summary>Adds a text that is the same in both languages.</summary>
    public HtmlText Text(string text)
    {
        _html.Append(Encode(text));
        return this;
    }

    /// <summary>Adds a text in both languages.</summary>
    public HtmlText Text(Words words)
    {
        if (words.English == words.Chinese) return Text(words.English);
        _html.Append("<span lang=\"en\">").Append(Encode(words.English)).Append("</span><span lang=\"zh\">");
        _html.Append(Encode(words.Chinese)).Append("</span>");
        return this;
    }

    /// <summary>A text made safe for markup and attributes.</summary>
    public static string Encode(string text) => Encoder.Encode(text);

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();
}
