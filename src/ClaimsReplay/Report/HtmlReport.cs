using ClaimsReplay.Output;
using ClaimsReplay.Results;

namespace ClaimsReplay.Report;

/// <summary>
/// A comparison as one HTML file that needs no other: tables and charts, in Chinese and English by a switch, for
/// the screen and for paper. The same result gives the same bytes.
/// </summary>
public sealed class HtmlReport
{
    private static readonly Words Title = new("Outpatient policy: what proposals would change", "门诊保障政策方案比较");

    private readonly HtmlText _html = new();
    private readonly ComparisonResult _result;
    private readonly ReportTable _tables;
    private readonly ReportCharts _charts;

    private HtmlReport(ComparisonResult result)
    {
        _result = result;
        _tables = new ReportTable(_html, [.. result.Scenarios.Select(scenario => scenario.Name)]);
        _charts = new ReportCharts(result);
    }

    /// <summary>Writes a report.</summary>
    /// <exception cref="NotUsableException">The file cannot be written.</exception>
    public static void Write(ComparisonResult result, string path)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var file = new WholeFile(path);
        file.Text.Write(new HtmlReport(result).Page());
        file.Keep();
    }

    private string Page()
    {
        var data = $"data-lang=\"zh\" data-titleen=\"{HtmlText.Encode(Title.English)}\" "
            + $"data-titlezh=\"{HtmlText.Encode(Title.Chinese)}\"";
        _html.Line($"<!DOCTYPE html>\n<html lang=\"zh\" {data}>\n<head>\n<meta charset=\"utf-8\">");
        _html.Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        _html.Raw("<title>").Text(Title.Chinese).Line("</title>");
        _html.Line($"<style>\n{Resource("report.css")}</style>\n</head>\n<body>\n<main>");
        Head();
        Cards();
        Section("totals", new Words(
            "Every settled claim of the window, under the policy as it is and under each proposal.",
            "窗口内全部已结算理赔，按现行政策与各方案分别计算。"), null);
        Section("by_month", InTenThousand("What the fund pays", "统筹基金支出"), _charts.ByMonth);
        Section("coverage_by_decile", new Words(
            "Member-years ranked by their bills, ten equal groups. Bars: the fund's share, %.",
            "人年按总费用排序等分为十组。柱：基金支付比例（%）。"), () => _charts.ByDecile("coverage_by_decile", "fund_share_bp"));
        Section("out_of_pocket_by_decile", new Words(
            "Member-years ranked by what the fund leaves to them, accounts included. Bars: the mean, yuan.",
            "人年按个人负担（含个人账户支付）排序等分为十组。柱：人均（元）。"),
            () => _charts.ByDecile("out_of_pocket_by_decile", "mean_burden_fen"));
        Section("thresholds", new Words(
            "How many go beyond each mark within a benefit year; the deductible is the own one of each member, the "
            + "mark that of active members.",
            "年度内超过各界线的人年；起付标准按本人类别判断，表中金额为在职标准。"), null);
        Section("axis", new Words(
            "Where member-years end on the cumulative in-scope axis, by 250 yuan. Dashed: deductible of active members, "
            + "ends of bands, limit.",
            "人年在政策范围内累计费用轴上的位置（每 250 元一档）。虚线：在职起付标准、分段上限、最高支付限额。"), _charts.Axis);
        Section("changes_by_status", new Words(
            "Better off: less cash paid, or more money left on the account at the end of the window.",
            "受益：现金支出减少或期末个人账户余额增加。"), null);
        Section("changes", new Words(
            "Bars: members by how much better (+) or worse (-) off they are, yuan; those unchanged are left out.",
            "柱：按受益（+）或受损（-）金额（元）分组的人数，不含不变者。"), Optional("changes", _charts.Changes));
        Section("sweep", InTenThousand(
            "Change against the policy as it is; solid: fund, dashed: cash", "相对现行政策的增减；实线：基金，虚线：现金"),
            Optional("sweep", _charts.Sweep));
        foreach (var table in new[] { "by_status", "by_age", "by_level", "by_district", "refused" })
            Section(table, new Words("", ""), null);
        Foot();
        _html.Line($"</main>\n<script>\n{Resource("report.js")}</script>\n</body>\n</html>");
        return _html.ToString();
    }

    private static Words InTenThousand(string english, string chinese) =>
        new($"{english}, 10 000 yuan.", $"{chinese}（万元）。");

    private Func<string>? Optional(string table, Func<string> draw) => _result.Find(table) is null ? null : draw;

    private void Head()
    {
        _html.Raw("<header><div><h1>").Text(Title).Line("</h1>");
        _html.Raw("<p class=\"note\">").Text(new Words("Service dates", "就诊日期"));
        _html.Text($" {_result.Window.From:yyyy-MM-dd} – {_result.Window.To:yyyy-MM-dd}");
        if (_result.HeldYear is { } held)
            _html.Text(new Words($" · policies held at {held}", $" · 政策固定为 {held} 年"));
        _html.Line("</p></div>");
        _html.Raw("<button id=\"lang\" type=\"button\"><span lang=\"zh\">English</span>");
        _html.Line("<span lang=\"en\">中文</span></button></header>");
    }

    /// <summary>The proposals with what matters most of each.</summary>
    private void Cards()
    {
        var totals = _result.Find("totals")!;
        var changes = _result.Find("changes_by_status");
        _html.Line("<div class=\"cards\">");
        for (var i = 0; i < _result.Scenarios.Count; i++)
        {
            var scenario = _result.Scenarios[i];
            _html.Raw($"<div class=\"card\" style=\"--swatch:{ReportColors.Of(i)}\"><h3>");
            _html.Text(scenario.Title).Raw("</h3><p class=\"note\">").Text(scenario.Name).Raw("</p>");
            if (scenario.Set.Count > 0)
            {
                _html.Raw("<ul>");
                foreach (var number in scenario.Set) _html.Raw("<li>").Text(number).Raw("</li>");
                _html.Raw("</ul>");
            }

            _html.Raw("<dl>");
            string[] shown = i == 0
                ? ["fund_fen", "account_fen", "cash_fen", "fund_share_bp"]
                : ["fund_change_fen", "account_change_fen", "cash_change_fen", "fund_share_bp"];
            foreach (var measure in shown) Item(totals, totals.Rows[i], measure);
            var all = changes?.Rows.FirstOrDefault(row => row.Keys[0] == scenario.Name && row.Keys[1] == "all");
            if (all is not null)
            {
                foreach (var measure in new[] { "winners", "losers" }) Item(changes!, all, measure);
            }

            _html.Line("</dl></div>");
        }

        _html.Line("</div>");
    }

    private void Item(ResultTable table, ResultRow row, string name)
    {
        var place = table[name];
        var measure = table.Measures[place];
        var label = measure.Unit == Unit.Fen
            ? new Words($"{measure.Label.English}, yuan", $"{measure.Label.Chinese}（元）")
            : measure.Label;
        _html.Raw("<dt>").Text(label).Raw("</dt><dd>");
        _html.Text(ResultText.Show(row.Values[place], measure.Unit)).Raw("</dd>");
    }

    private void Section(string name, Words note, Func<string>? chart)
    {
        if (_result.Find(name) is not { Rows.Count: > 0 } table) return;
        _html.Raw($"<section id=\"{name}\"><h2>").Text(table.Title).Line("</h2>");
        if (note.English.Length > 0) _html.Raw("<p class=\"note\">").Text(note).Line("</p>");
        if (chart is not null)
        {
            if (table.Keys[0] == "scenario" || name == "axis") Legend();
            _html.Raw("<figure>").Raw(chart()).Line("</figure>");
        }

        if (name == "totals") _tables.WriteTurned(table);
        else _tables.Write(table);
        _html.Line("</section>");
    }

    private void Legend()
    {
        _html.Raw("<div class=\"legend\">");
        foreach (var scenario in _result.Scenarios)
        {
            _html.Raw("<span>");
            _tables.Swatch(scenario.Name);
            _html.Text(scenario.Title).Raw("</span>");
        }

        _html.Line("</div>");
    }

    /// <summary>What the figures rest on, so that anybody can make them again.</summary>
    private void Foot()
    {
        _html.Raw("<footer><p>").Text(new Words("Made by claims-replay", "由 claims-replay 生成"));
        _html.Text($" {_result.Version}");
        if (_result.Seed is { } seed) _html.Text(new Words($" · seed {seed}", $" · 随机种子 {seed}"));
        _html.Line("</p><div class=\"scroll\"><table><tbody>");
        foreach (var scenario in _result.Scenarios)
        {
            _html.Raw("<tr><td class=\"key\">").Text(new Words("policy of", "政策")).Text($" {scenario.Name}");
            _html.Line($"</td><td class=\"key\"><code>{scenario.PolicyHash}</code></td></tr>");
        }

        foreach (var input in _result.Inputs)
        {
            _html.Raw("<tr><td class=\"key\">").Text(input.Name).Text($" ({ResultText.Show(input.Bytes, Unit.Count)} B)");
            _html.Line($"</td><td class=\"key\"><code>{input.Sha256}</code></td></tr>");
        }

        _html.Line("</tbody></table></div></footer>");
    }

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name)!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd().ReplaceLineEndings("\n");
    }
}
