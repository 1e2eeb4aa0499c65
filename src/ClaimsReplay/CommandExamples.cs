using System.CommandLine;

namespace ClaimsReplay;

/// <summary>The examples that <c>--help</c> shows under each command.</summary>
internal static class CommandExamples
{
    private static readonly Dictionary<string, string[]> Lines = new()
    {
        ["claims-replay"] =
        [
            "claims-replay generate --members 100000 --seed 1 --out DATA",
            "claims-replay run DATA --from 2022-01-01 --to 2022-12-31",
            "claims-replay run --help",
        ],
        ["generate"] =
        [
            "claims-replay generate --members 100000 --seed 1 --out DATA",
            "claims-replay generate --show-model > model.json",
            "claims-replay generate --members 8000000 --seed 1 --out DATA --model model.json --shuffle",
        ],
        ["synthea"] = ["claims-replay import synthea output/csv --out DATA --scale 0.10 --levels ambulatory=2"],
        ["desynpuf"] = ["claims-replay import desynpuf desynpuf --out DATA --levels outpatient=3,pde=2"],
        ["run"] =
        [
            "claims-replay run DATA --from 2022-01-01 --to 2022-12-31 --json",
            "claims-replay run DATA --from 2014-01-01 --to 2025-12-31 --hold-policy 2022 --rows rows.csv",
            "claims-replay run DATA --from 2022-01-01 --to 2023-12-31 --deductible 2023=90000,80000,75000",
        ],
        ["compare"] =
        [
            "claims-replay compare DATA --scenario reform.json --report report.html",
            "claims-replay compare DATA --set deductible.active@2022=900 --sweep limit=8000..9500:500 --json",
        ],
        ["sql"] = ["claims-replay sql --dialect duckdb --with funding_mode > statement.sql"],
        ["settle"] = ["claims-replay settle DATA --url http://127.0.0.1:5081 --json"],
    };

    /// <summary>Adds the examples to the descriptions of a command and of those below it.</summary>
    public static void AddTo(Command command)
    {
        var name = command is RootCommand ? "claims-replay" : command.Name;
        if (Lines.TryGetValue(name, out var lines))
            command.Description += $"\n\nExamples / 示例:\n  {string.Join("\n  ", lines)}";
        foreach (var below in command.Subcommands) AddTo(below);
    }
}
