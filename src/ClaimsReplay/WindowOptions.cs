using System.CommandLine;
using System.CommandLine.Parsing;
using ClaimsReplay.Input;

namespace ClaimsReplay;

/// <summary>
/// What <c>run</c> and <c>settle</c> are both told: the folder, the window, and where results go.
/// </summary>
internal sealed class WindowOptions
{
    /// <summary>The year that is replayed unless told otherwise: the one with a published deductible schedule (R4.3).</summary>
    private const int OnlyYear = 2022;

    public Argument<string> Data { get; } = new("DATA")
    {
        Description = "The folder with members and claims (.csv, .csv.gz or .parquet) / 数据文件夹",
    };

    public Option<DateOnly> From { get; } = new("--from")
    {
        Description = "The first service date, YYYY-MM-DD / 起始就诊日期（含）",
        DefaultValueFactory = _ => new DateOnly(OnlyYear, 1, 1),
        CustomParser = Day,
    };

    public Option<DateOnly> To { get; } = new("--to")
    {
        Description = "The last service date, YYYY-MM-DD / 截止就诊日期（含）",
        DefaultValueFactory = _ => new DateOnly(OnlyYear, 12, 31),
        CustomParser = Day,
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print the totals as JSON / 以 JSON 输出合计",
    };

    public Option<string?> Rows { get; } = new("--rows")
    {
        Description = "Write one CSV row per settled claim to this file / 将逐笔结果写入文件",
    };

    public Option<bool> Strict { get; } = new("--strict")
    {
        Description = "Stop at the first malformed row, with exit code 2 / 遇到首个有误的行即停止",
    };

    public void AddTo(Command command, bool rows = true)
    {
        command.Add(Data);
        command.Add(From);
        command.Add(To);
        command.Add(Json);
        if (rows) command.Add(Rows);
        command.Add(Strict);
    }

    public DateWindow Window(ParseResult words)
    {
        var window = new DateWindow(words.GetValue(From), words.GetValue(To));
        if (window.From <= window.To) return window;
        throw new NotUsableException(new Words("--to: no day before --from is allowed.", "--to 不得早于 --from。"));
    }

    private static DateOnly Day(ArgumentResult words)
    {
        var (first, last) = (RowCheck.FirstDay, RowCheck.LastDay);
        if (ServiceTime.TryDay(words.Tokens[0].Value, out var day) && day >= first && day <= last) return day;
        var option = ((OptionResult)words.Parent!).Option.Name;
        words.AddError(new Words(
            $"{option}: YYYY-MM-DD from {first:yyyy-MM-dd} to {last:yyyy-MM-dd} is allowed.",
            "须为 YYYY-MM-DD 日期。").ToString());
        return default;
    }
}
