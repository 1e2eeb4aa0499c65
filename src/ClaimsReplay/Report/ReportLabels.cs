namespace ClaimsReplay.Report;

/// <summary>The names of key columns and of what stands in them, for people.</summary>
internal static class ReportLabels
{
    private static readonly Dictionary<string, Words> Keys = new()
    {
        ["scenario"] = new("Scenario", "方案"),
        ["reason"] = new("Reason", "原因"),
        ["status"] = new("Status", "人员类别"),
        ["age"] = new("Age", "年龄"),
        ["level"] = new("Level", "级别"),
        ["district"] = new("District", "区县"),
        ["month"] = new("Month", "月份"),
        ["decile"] = new("Decile", "十分位"),
        ["mark"] = new("Mark", "界线"),
        ["from_yuan"] = new("From, yuan", "起（元）"),
        ["change_yuan"] = new("Change, yuan", "变化（元）"),
        ["value_fen"] = new("Value, yuan", "取值（元）"),
        ["value_bp"] = new("Value, %", "取值（%）"),
    };

    private static readonly Dictionary<string, Words> Values = new()
    {
        ["active"] = new("Active", "在职"),
        ["retiree_under_70"] = new("Retired, under 70", "退休（不满70）"),
        ["retiree_from_70"] = new("Retired, from 70", "退休（70以上）"),
        ["none"] = new("Not in the scheme", "非职工医保"),
        ["all"] = new("All", "全部"),
        ["deductible"] = new("Deductible", "起付标准"),
        ["limit"] = new("Limit", "最高支付限额"),
        ["band1.upper"] = new("End of band 1", "第一段上限"),
        ["band2.upper"] = new("End of band 2", "第二段上限"),
        ["band3.upper"] = new("End of band 3", "第三段上限"),
        ["benefit_not_defined"] = new("No benefit is defined", "无此待遇"),
        ["coverage_ended"] = new("Coverage had ended", "参保已终止"),
        ["coverage_not_started"] = new("Coverage had not begun", "参保未开始"),
        ["policy_not_in_force"] = new("Policy not in force", "政策未生效"),
        ["no_deductible_schedule"] = new("No deductible for the year", "当年无起付标准"),
        ["prescription_required"] = new("Prescription required", "须有处方"),
    };

    /// <summary>The name of a key column.</summary>
    public static Words Key(string key) => Keys.GetValueOrDefault(key, new Words(key, key));

    /// <summary>What stands in a key column.</summary>
    /// <param name="key">The column.</param>
    /// <param name="value">The value in files.</param>
    public static Words Value(string key, string value) => key switch
    {
        "scenario" => new Words(value, value),
        "district" when value.Length == 0 => new Words("Not stated", "未注明"),
        "level" => new Words($"Level {value}", value switch { "1" => "一级", "2" => "二级", _ => "三级" }),
        "value_fen" or "value_bp" => Same(Hundredths(value)),
        _ => Values.GetValueOrDefault(value, new Words(value, value)),
    };

    /// <summary>Whole hundredths as a plain number: 90000 is 900, 7550 is 75.50.</summary>
    public static string Hundredths(string value)
    {
        var number = long.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        return number % 100 == 0 ? $"{number / 100}" : new ClaimsRules.Money.Fen(number).ToYuan();
    }

    private static Words Same(string text) => new(text, text);
}
