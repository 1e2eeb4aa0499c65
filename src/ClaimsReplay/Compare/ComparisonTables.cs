using ClaimsReplay.Results;
using ClaimsReplay.Scenarios;
using ClaimsRules.Adjudication;
using ClaimsRules.Columns;
using ClaimsRules.Members;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsReplay.Compare;

/// <summary>Turns the sums of a comparison into tables.</summary>
/// <param name="plan">What was compared.</param>
/// <param name="names">The names of the baseline and the proposals.</param>
/// <param name="sums">The sums.</param>
/// <param name="districts">The districts by their place.</param>
internal sealed class ComparisonTables(
    ComparisonPlan plan, IReadOnlyList<string> names, ComparisonSums sums, IReadOnlyList<string> districts)
{
    private static readonly MemberCategory[] Categories =
        [MemberCategory.Active, MemberCategory.RetireeUnder70, MemberCategory.RetireeFrom70];

    /// <summary>The tables, in the order of the report.</summary>
    /// <param name="sweep">The sweep that was run, or null.</param>
    public IReadOnlyList<ResultTable> All(SweepRange? sweep)
    {
        List<ResultTable> tables =
        [
            Totals(), Refused(),
            By("by_status", "By status", "按人员类别", Categories.Length, cell => (int)cell.Category - 1, StatusName),
            By("by_age", "By age", "按年龄", AgeBand.Count, cell => cell.Band, AgeBand.Name),
            By("by_level", "By level of the hospital", "按医疗机构级别", 3, cell => cell.Level - 1, level => $"{level + 1}"),
            By("by_district", "By district", "按区县", districts.Count, cell => cell.District, place => districts[place]),
            By("by_month", "By month", "按月", plan.Groups.Months, cell => cell.Month, plan.Groups.MonthName),
            Coverage(), OutOfPocket(), Thresholds(), Axis(),
        ];
        if (plan.Close.Count > 1) tables.AddRange([ChangesByStatus(), Changes()]);
        if (sweep is not null) tables.Add(Sweep(sweep));
        return tables;
    }

    /// <summary>A category's name in files.</summary>
    public static string StatusName(MemberCategory category) => category switch
    {
        MemberCategory.Active => "active",
        MemberCategory.RetireeUnder70 => "retiree_under_70",
        MemberCategory.RetireeFrom70 => "retiree_from_70",
        _ => "none",
    };

    private static string StatusName(int place) => StatusName(Categories[place]);

    private ResultTable Totals()
    {
        List<ResultRow> rows = [];
        var treated = sums.TreatedByMonth.Sum();
        for (var policy = 0; policy < names.Count; policy++)
        {
            var (all, before) = (TotalsOf(policy), TotalsOf(0));
            var capitation = CapitationOf(plan.Close[policy]);
            rows.Add(new ResultRow([names[policy]],
            [
                sums.Population, sums.Counts.Members, sums.ByBurden[policy].Count, all.Claims, all.Total.Value,
                all.InScope.Value, all.Deductible.Value, all.OverLimit.Value, all.Fund.Value, all.Account.Value,
                sums.Family[policy].Value, all.Cash.Value, ShareOf(all.Fund, all.Total),
                (all.Fund - before.Fund).Value, (all.Account - before.Account).Value, (all.Cash - before.Cash).Value,
                .. plan.HasCapitation
                    ? new long?[] { treated, capitation?.Value, capitation is { } rate ? (all.Fund - rate).Value : null }
                    : [],
            ]));
        }

        return new ResultTable("totals", new Words("Totals", "合计"), ["scenario"],
        [
            Measures.Population, Measures.Members, Measures.MemberYears, Measures.Claims, Measures.Total,
            Measures.InScope, Measures.Deductible, Measures.OverLimit, Measures.Fund, Measures.Account,
            Measures.Family, Measures.Cash, Measures.FundShare, Measures.FundChange, Measures.AccountChange,
            Measures.CashChange,
            .. plan.HasCapitation
                ? new[] { Measures.TreatedMonths, Measures.Capitation, Measures.CapitationGap }
                : [],
        ], rows);
    }

    private ResultTable Refused() => new(
        "refused", new Words("Refused claims, by reason", "不予结算笔数（按原因）"), ["reason"], [Measures.RefusedClaims],
        [.. sums.Counts.Refused.Select(pair => new ResultRow([Output.TotalsText.Name(pair.Reason)], [pair.Claims]))]);

    /// <summary>Sums the cells of every policy by one of their parts; parts without a claim are left out.</summary>
    private ResultTable By(
        string name, string english, string chinese, int parts, Func<Cell, int> partOf, Func<int, string> nameOf)
    {
        var by = new ClaimTotals[names.Count, parts];
        for (var policy = 0; policy < names.Count; policy++)
        {
            foreach (var cell in Cells(policy)) by[policy, partOf(cell)] += cell.Totals;
        }

        List<ResultRow> rows = [];
        for (var part = 0; part < parts; part++)
        {
            for (var policy = 0; policy < names.Count; policy++)
            {
                var (all, before) = (by[policy, part], by[0, part]);
                if (all.Claims == 0) continue;
                rows.Add(new ResultRow([names[policy], nameOf(part)],
                [
                    all.Claims, all.Total.Value, all.InScope.Value, all.Deductible.Value, all.OverLimit.Value,
                    all.Fund.Value, all.Account.Value, all.Cash.Value, ShareOf(all.Fund, all.Total),
                    (all.Fund - before.Fund).Value,
                ]));
            }
        }

        return new ResultTable(name, new Words(english, chinese), ["scenario", name[3..]],
        [
            Measures.Claims, Measures.Total, Measures.InScope, Measures.Deductible, Measures.OverLimit, Measures.Fund,
            Measures.Account, Measures.Cash, Measures.FundShare, Measures.FundChange,
        ], rows);
    }

    private ResultTable Coverage() => Ranked(
        "coverage_by_decile", new Words("Coverage by decile of expense", "按费用十分位的保障水平"), sums.ByExpense,
        [Measures.MemberYears, Measures.Upto, Measures.Total, Measures.Fund, Measures.FundShare, Measures.MeanFund],
        part =>
        [
            part.Years, part.Most.Value, part.Total.Value, part.Fund.Value, ShareOf(part.Fund, part.Total),
            Mean(part.Fund, part.Years),
        ]);

    private ResultTable OutOfPocket() => Ranked(
        "out_of_pocket_by_decile", new Words("Out of pocket by decile", "个人负担十分位分布"), sums.ByBurden,
        [
            Measures.MemberYears, Measures.Upto, Measures.Burden, Measures.Account, Measures.Cash, Measures.MeanBurden,
        ],
        part =>
        [
            part.Years, part.Most.Value, part.Burden.Value, part.Account.Value, part.Cash.Value,
            Mean(part.Burden, part.Years),
        ]);

    private ResultTable Ranked(
        string name, Words title, RankSums[] ranks, Measure[] measures, Func<RankPart, long?[]> figures)
    {
        var parts = ranks.Select(rank => rank.Deciles()).ToArray();
        List<ResultRow> rows = [];
        for (var decile = 0; decile < 10; decile++)
        {
            for (var policy = 0; policy < names.Count; policy++)
                rows.Add(new ResultRow([names[policy], $"{decile + 1}"], figures(parts[policy][decile])));
        }

        return new ResultTable(name, title, ["scenario", "decile"], measures, rows);
    }

    private ResultTable Thresholds()
    {
        List<(int Order, ResultRow Row)> rows = [];
        for (var policy = 0; policy < names.Count; policy++)
        {
            var all = sums.Bounds[policy].Years;
            foreach (var (order, name, mark, years) in MarksOf(policy))
                rows.Add((order, new ResultRow([names[policy], name], [mark?.Value, years, ShareOf(years, all)])));
        }

        return new ResultTable(
            "thresholds", new Words("Member-years over the marks of the axis", "超过各界线的人年"),
            ["scenario", "mark"], [Measures.Mark, Measures.MemberYears, Measures.Share],
            [.. rows.OrderBy(row => row.Order).Select(row => row.Row)]);
    }

    /// <summary>The marks of a policy on the last day of the window that it has numbers for.</summary>
    private IEnumerable<(int Order, string Name, Fen? Mark, long Years)> MarksOf(int policy)
    {
        var bounds = sums.Bounds[policy];
        yield return (
            0, "deductible", AxisMarks.DeductibleOf(plan.Close[policy], plan.LastDay.Year), bounds.OverDeductible);
        var bands = AxisMarks.BandsOf(plan.Close[policy], plan.LastDay);
        for (var band = 0; band < bounds.Bands; band++)
        {
            Fen? mark = bands is not null && band < bands.Count ? bands.Upper(band) : null;
            var isLast = band + 1 == bounds.Bands;
            yield return (
                isLast ? BandTable.MaxBands : band + 1, isLast ? "limit" : $"band{band + 1}.upper", mark,
                bounds.Over(band));
        }
    }

    private ResultTable Axis() => new(
        "axis", new Words("Member-years by in-scope expense", "按政策范围内费用的人年分布"), ["from_yuan"],
        [Measures.MemberYears, Measures.InScope],
        [
            .. Enumerable.Range(0, sums.Axis.Count).Where(stretch => sums.Axis.Of(stretch).Years > 0)
                .Select(stretch => new ResultRow(
                    [$"{AxisSums.From(stretch).Value / 100}"], [sums.Axis.Of(stretch).Years, sums.Axis.Of(stretch).Fen])),
        ]);

    private ResultTable Changes()
    {
        List<ResultRow> rows = [];
        for (var change = 0; change < ChangeSums.Classes; change++)
        {
            for (var policy = 1; policy < names.Count; policy++)
            {
                var (members, fen) = sums.Changes[policy].OfClass(change);
                rows.Add(new ResultRow([names[policy], ChangeSums.Name(change)], [members, fen]));
            }
        }

        return new ResultTable(
            "changes", new Words("Better and worse off, by yuan", "受益与受损分布（元）"), ["scenario", "change_yuan"],
            [Measures.Members, Measures.Gain], rows);
    }

    private ResultTable ChangesByStatus()
    {
        List<ResultRow> rows = [];
        MemberCategory?[] statuses = [null, .. Categories, MemberCategory.None];
        foreach (var status in statuses)
        {
            for (var policy = 1; policy < names.Count; policy++)
            {
                var changes = sums.Changes[policy];
                var (winners, gained) = changes.Winners(status);
                var (losers, lost) = changes.Losers(status);
                var unchanged = changes.Unchanged(status).Members;
                if (winners + losers + unchanged == 0) continue;
                rows.Add(new ResultRow(
                    [names[policy], status is { } only ? StatusName(only) : "all"],
                    [winners, losers, unchanged, gained, lost, gained + lost]));
            }
        }

        return new ResultTable(
            "changes_by_status", new Words("Better and worse off, by status", "受益与受损（按人员类别）"),
            ["scenario", "status"],
            [Measures.Winners, Measures.Losers, Measures.Unchanged, Measures.Gained, Measures.Lost, Measures.Gain], rows);
    }

    private ResultTable Sweep(SweepRange sweep)
    {
        List<ResultRow> rows = [];
        var before = TotalsOf(0);
        for (var point = 0; point < sums.Swept.Length; point++)
        {
            var all = sums.Swept[point];
            var last = point > 0 ? sums.Swept[point - 1] : default;
            rows.Add(new ResultRow([$"{sweep.Values[point]}"],
            [
                all.Fund.Value, all.Account.Value, all.Cash.Value, ShareOf(all.Fund, all.Total),
                (all.Fund - before.Fund).Value, (all.Cash - before.Cash).Value,
                point > 0 ? (all.Fund - last.Fund).Value : null, point > 0 ? (all.Cash - last.Cash).Value : null,
            ]));
        }

        var name = $"{sweep.Text} ({(sweep.Target.Unit == "fen" ? "fen" : "bp")})";
        return new ResultTable("sweep", new Words($"Effect of {name}", $"单参数影响：{name}"),
            [$"value_{sweep.Target.Unit}"],
            [
                Measures.Fund, Measures.Account, Measures.Cash, Measures.FundShare, Measures.FundChange,
                Measures.CashChange, Measures.Marginal, Measures.CashStep,
            ], rows);
    }

    private ClaimTotals TotalsOf(int policy) =>
        Cells(policy).Aggregate(default(ClaimTotals), (all, cell) => all + cell.Totals);

    private IEnumerable<Cell> Cells(int policy)
    {
        var groups = sums.Groups[policy];
        for (var group = 0; group < groups.Groups; group++)
        {
            foreach (var category in Categories)
            {
                var totals = groups.Of(group, category);
                if (totals.Claims == 0) continue;
                var (district, month, level, band) = plan.Groups.Parts(group);
                yield return new Cell(category, district, month, level, band, totals);
            }
        }
    }

    private Fen? CapitationOf(Policy policy)
    {
        Fen? all = null;
        for (var month = 0; month < plan.Groups.Months; month++)
        {
            if (policy.CapitationRate(plan.Groups.FirstDay(month)) is not { } rate) continue;
            all = (all ?? Fen.Zero) + new Fen(rate.Value * sums.TreatedByMonth[month]);
        }

        return all;
    }

    private static long? ShareOf(Fen part, Fen whole) => ShareOf(part.Value, whole.Value);

    private static long? ShareOf(long part, long whole) =>
        whole == 0 ? null : (long)(((Int128)part * RateBp.Whole * 2 + whole) / ((Int128)whole * 2));

    private static long? Mean(Fen sum, long count) =>
        count == 0 ? null : (long)(((Int128)sum.Value * 2 + count) / ((Int128)count * 2));

    private readonly record struct Cell(
        MemberCategory Category, int District, int Month, int Level, int Band, ClaimTotals Totals);
}
