using System.Text.Json;
using System.Text.Json.Nodes;
using ClaimsReplay.Results;
using ClaimsReplay.Tests.Run;

namespace ClaimsReplay.Tests.Report;

internal sealed class HtmlReportTests
{
    [Test]
    public void Report_HoldsEveryNumberOfTheJson()
    {
        using var files = MadeUpData.Write(51, 120);
        var (json, html) = Report(files);
        var tables = JsonNode.Parse(json)!["tables"]!.AsObject();
        Assert.That(tables, Has.Count.GreaterThan(12));
        foreach (var (name, rows) in tables)
        {
            var section = name == "totals" ? html : Section(html, rows!.AsArray().Count, name);
            foreach (var value in rows!.AsArray().SelectMany(row => row!.AsObject()))
            {
                if (value.Value?.GetValueKind() != JsonValueKind.Number) continue;
                var shown = ResultText.Show((long)value.Value, UnitOf(value.Key));
                Assert.That(section, Does.Contain($">{shown}<"), $"{name}, {value.Key}");
            }
        }
    }

    [Test]
    public void Report_StandsAlone_AndShowsWhatItRestsOn()
    {
        using var files = MadeUpData.Write(52, 60);
        var (json, html) = Report(files);
        var result = JsonNode.Parse(json)!;
        foreach (var hash in result["inputs"]!.AsArray().Select(input => (string)input!["sha256"]!)
            .Concat(result["scenarios"]!.AsArray().Select(scenario => (string)scenario!["policy_sha256"]!)))
            Assert.That(html, Does.Contain(hash));
        Assert.That(html, Does.Not.Contain("src=").And.Not.Contain("href=\"http").And.Not.Match(@"url\([^#]"));
        var ids = System.Text.RegularExpressions.Regex.Matches(html, "id=\"([^\"]+)\"").Select(id => id.Value);
        Assert.That(ids, Is.Unique);
        Assert.That(html.Split("<svg ").Length - 1, Is.EqualTo(6), "six charts");
        Assert.That(html, Does.Contain("门诊保障政策方案比较").And.Contain("Outpatient policy"));
        Assert.That(html, Does.Contain("@media print"));
    }

    [Test]
    public void Report_NamesOfMarkup_AreText()
    {
        using var files = MadeUpData.Write(53, 20);
        files.Write("x.json", """{"name":"<b>","title_en":"<script>alert(1)</script>","title_zh":"\"&","set":[]}""");
        var said = CommandLine.Run(
            "compare", files.Folder, "--scenario", files["x.json"], "--report", files["r.html"], "--json");
        Assert.That(said.Code, Is.Zero, said.Error);
        Assert.That(File.ReadAllText(files["r.html"]), Does.Not.Contain("<script>alert").And.Not.Contain("<b>"));
    }

    [Test]
    public void Report_WithoutProposals_ShowsThePolicyAlone()
    {
        using var files = DataFiles.Of(["a,1990-01-01,active,2015-01-01,0,0,"], []);
        var said = CommandLine.Run("compare", files.Folder, "--report", files["r.html"]);
        Assert.That(said.Code, Is.Zero, said.Error);
        Assert.That(File.ReadAllText(files["r.html"]), Does.Contain("现行政策"));
    }

    private static (string Json, string Html) Report(DataFiles files)
    {
        var said = CommandLine.Run(
            "compare", files.Folder, "--set", "limit=12000", "--set", "capitation.rate=70", "--sweep",
            "deductible.active=600..1000:100", "--report", files["r.html"], "--json");
        Assert.That(said.Code, Is.Zero, said.Error);
        return (said.Output, File.ReadAllText(files["r.html"]));
    }

    private static string Section(string html, int rows, string name)
    {
        if (rows == 0) return html;
        var start = html.IndexOf($"<section id=\"{name}\">", StringComparison.Ordinal);
        Assert.That(start, Is.Positive, name);
        return html[start..html.IndexOf("</section>", start, StringComparison.Ordinal)];
    }

    private static Unit UnitOf(string measure) => measure.EndsWith("_fen", StringComparison.Ordinal) ? Unit.Fen
        : measure.EndsWith("_bp", StringComparison.Ordinal) ? Unit.Bp
        : Unit.Count;
}
