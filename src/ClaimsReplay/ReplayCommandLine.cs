using System.CommandLine;
using ClaimsReplay.Compare;
using ClaimsReplay.Generate;
using ClaimsReplay.Import;
using ClaimsReplay.Run;
using ClaimsReplay.Settle;
using ClaimsReplay.Sql;

namespace ClaimsReplay;

/// <summary>The program's words and what they do.</summary>
public static class ReplayCommandLine
{
    /// <summary>Carries out a command line.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(terminal);
        var quiet = new Option<bool>("--quiet", "-q")
        {
            Description = "No progress / 不显示进度",
            Recursive = true,
        };
        if (args.Any(word => word == quiet.Name || quiet.Aliases.Contains(word)))
            terminal = new Terminal(terminal.Output, terminal.Error, ShowsProgress: false);
        var root = new RootCommand(new Words(
            "Imports claims, replays them through the rules, settles them through a service",
            "理赔导入、回放与结算").ToString())
        {
            GenerateCommand.Create(terminal),
            ImportCommand.Create(terminal),
            RunCommand.Create(terminal),
            CompareCommand.Create(terminal),
            SettleCommand.Create(terminal),
            SqlCommand.Create(terminal),
        };
        root.Add(quiet);
        CommandExamples.AddTo(root);
        var words = root.Parse(args);
        if (words.Errors.Count > 0)
        {
            terminal.Error.WriteLine($"{words.Errors[0].Message.ReplaceLineEndings(" ")} (--help)");
            return ExitCode.NotUsable;
        }

        try
        {
            return await words.InvokeAsync(new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (NotUsableException e)
        {
            terminal.Error.WriteLine(e.Message);
            return ExitCode.NotUsable;
        }
        catch (ServiceFailedException e)
        {
            terminal.Error.WriteLine(e.Message);
            return ExitCode.ServiceFailed;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine(new Words("Interrupted; no file was left half written.", "已中断，未留下不完整的文件。"));
            return ExitCode.Interrupted;
        }
    }
}
