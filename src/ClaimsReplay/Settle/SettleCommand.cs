using System.CommandLine;
using ClaimsReplay.Input;
using ClaimsReplay.Output;
using ClaimsReplay.Run;

namespace ClaimsReplay.Settle;

/// <summary><c>settle DATA --url …</c>: sends claims through a running service.</summary>
internal sealed class SettleCommand
{
    private readonly WindowOptions _window = new();
    private readonly Option<string> _url = new("--url")
    {
        Description = "The service's gRPC address, such as http://127.0.0.1:5000 / 服务地址",
        Required = true,
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var words = new SettleCommand();
        var command = new Command("settle", "Settle claims through a running service / 通过运行中的服务结算理赔");
        words._window.AddTo(command);
        command.Add(words._url);
        command.SetAction((parsed, stop) => words.Run(parsed, terminal, stop));
        return command;
    }

    private async Task<int> Run(ParseResult words, Terminal terminal, CancellationToken stop)
    {
        var window = _window.Window(words);
        if (!Uri.TryCreate(words.GetRequiredValue(_url), UriKind.Absolute, out var url)
            || url.Scheme is not ("http" or "https"))
        {
            throw new NotUsableException(new Words(
                "--url: an http:// or https:// address is allowed.", "--url 须为 http:// 或 https:// 地址。"));
        }

        var problems = new ProblemLog(words.GetValue(_window.Strict));
        var input = await terminal.Read(words.GetRequiredValue(_window.Data), window, problems, stop);
        if (input.Families.Links.Count > 0)
        {
            throw new NotUsableException(new Words(
                "The contract takes no family links: settle a folder without families, or use run.",
                "服务接口不接收家庭共济关联：请去掉 families 表，或使用 run。"));
        }

        var order = ReplayOrder.Of(input);
        var outcomes = await terminal.Progress.Show(
            new Words("settling", "结算"),
            mark => ServiceSettlement.Settle(url, input, order, window, mark, stop));
        if (words.GetValue(_window.Rows) is { } rowsFile)
            RowsFile.Write(rowsFile, input, order.Claims, outcomes, stop);
        terminal.Print(Sum(input, outcomes, order.Groups), words.GetValue(_window.Json));
        return problems.Code;
    }

    private static Totals Sum(ReplayInput input, ClaimOutcome[] outcomes, int members)
    {
        var totals = new Totals();
        totals.AddMembers(members);
        var rows = input.Claims.Rows;
        for (var claim = 0; claim < outcomes.Length; claim++) totals.Add(rows[claim], outcomes[claim]);
        return totals;
    }
}
