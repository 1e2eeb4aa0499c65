using System.CommandLine;
using System.Globalization;
using ClaimsReplay.Output;

namespace ClaimsReplay.Generate;

/// <summary><c>generate --members N --seed S --out DIR</c>: makes up a population and its claims.</summary>
internal sealed class GenerateCommand
{
    /// <summary>The most years whose claims a member's ids are enough for, 999 a year.</summary>
    private const int MostYears = 100;

    private readonly Option<long> _members = new("--members")
    {
        Description = "How many members / 参保人数",
        DefaultValueFactory = _ => 100_000,
    };

    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "The same seed, model and size give the same files / 随机种子",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string> _target = new("--out")
    {
        Description = "The folder for the Parquet files; it must be new or empty / 输出文件夹",
    };

    private readonly Option<string?> _model = new("--model")
    {
        Description = "A JSON file with the keys of the model that are to differ / 覆盖分布参数的 JSON 文件",
    };

    private readonly Option<bool> _showModel = new("--show-model")
    {
        Description = "Print the model's defaults and do nothing else / 显示默认分布参数",
    };

    private readonly Option<bool> _shuffle = new("--shuffle")
    {
        Description = "Claims in random order, not grouped by member / 理赔乱序输出",
    };

    private readonly WindowOptions _window = new();
    private readonly Option<int> _threads = new("--threads")
    {
        Description = "How many threads write; the files are the same / 线程数",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var words = new GenerateCommand();
        var command = new Command("generate", "Make up members and claims as Parquet / 生成模拟参保人与理赔")
        {
            words._members, words._seed, words._target, words._model, words._showModel, words._shuffle,
            words._window.From, words._window.To, words._threads,
        };
        command.SetAction((parsed, stop) => words.Run(parsed, terminal, stop));
        return command;
    }

    private async Task<int> Run(ParseResult words, Terminal terminal, CancellationToken stop)
    {
        if (words.GetValue(_showModel))
        {
            terminal.Output.Write(PopulationFile.Defaults());
            return ExitCode.Done;
        }

        var members = words.GetValue(_members);
        var threads = words.GetValue(_threads);
        Check("--members", members, 1, GeneratedMember.MostMembers);
        Check("--threads", threads, 1, 1024);
        var window = _window.Window(words);
        Check("--from, --to: years", window.To.Year - window.From.Year + 1, 1, MostYears);
        var model = PopulationFile.Read(words.GetValue(_model));
        var folder = MakeFolder(words.GetValue(_target));
        var writer = new PopulationWriter(
            model, window, words.GetValue(_seed), members, folder);
        using var files = new WholeFiles();
        var claims = await terminal.Progress.Show(
            new Words("generating", "生成"),
            mark => Task.FromResult(words.GetValue(_shuffle)
                ? writer.WriteShuffled(threads, files, mark, stop)
                : writer.Write(threads, files, mark, stop)));
        files.Keep();
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"members: {members}"));
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"claims: {claims}"));
        return ExitCode.Done;
    }

    private static void Check(string place, long value, long least, long most)
    {
        if (value >= least && value <= most) return;
        throw new NotUsableException(new Words(
            $"{place}: {least} to {most} is allowed.", $"{place} 须为 {least} 至 {most}。"));
    }

    private static string MakeFolder(string? path)
    {
        if (path is null)
            throw new NotUsableException(new Words("--out: a folder is needed.", "须用 --out 指定输出文件夹。"));
        OutputFolder.Make(path);
        if (!Directory.EnumerateFileSystemEntries(path).Any()) return path;
        throw new NotUsableException(new Words(
            $"--out {path}: only a new or an empty folder is allowed.", $"{path} 须为新的或空的文件夹。"));
    }
}
