using System.CommandLine;

namespace ClaimsReplay.Import;

/// <summary>What every import is told.</summary>
internal sealed class ImportOptions
{
    public ImportOptions(string layout, string levels)
    {
        Source = new Argument<string>("DIR")
        {
            Description = $"A folder in {layout}, .csv or .csv.gz / 数据文件夹",
        };
        Levels = new Option<string?>("--levels")
        {
            Description = $"Levels that differ from {levels} / 对应的医院级别",
        };
    }

    public Argument<string> Source { get; }

    public Option<string> Target { get; } = new("--out")
    {
        Description = "The folder for members.csv and claims.csv / 输出文件夹",
        Required = true,
    };

    public Option<string> Scale { get; } = new("--scale")
    {
        Description = "Yuan for one US dollar, a decimal number or fraction / 每美元折合元",
        DefaultValueFactory = _ => "0.10",
    };

    public Option<string?> Levels { get; }

    public Option<int> AdultAge { get; } = new("--adult-age")
    {
        Description = "The age from which a person is active / 转为在职的年龄",
        DefaultValueFactory = _ => 16,
    };

    public Option<int> RetireeAge { get; } = new("--retiree-age")
    {
        Description = "The age from which a person is a retiree / 退休年龄",
        DefaultValueFactory = _ => 60,
    };

    public Option<bool> Strict { get; } = new("--strict")
    {
        Description = "Stop at the first malformed row, with exit code 2 / 遇到首个有误的行即停止",
    };

    public void AddTo(Command command)
    {
        command.Add(Source);
        command.Add(Target);
        command.Add(Scale);
        command.Add(Levels);
        command.Add(AdultAge);
        command.Add(RetireeAge);
        command.Add(Strict);
    }
}
