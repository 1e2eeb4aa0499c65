using System.CommandLine;
using ClaimsReplay.Run;
using ClaimsReplay.Scenarios;

namespace ClaimsReplay.Sql;

/// <summary><c>sql</c>: prints the adjudication as one statement for a database engine.</summary>
public sealed class SqlCommand
{
    private static readonly SqlDialect[] Dialects =
        [new DuckDbDialect(), new SparkDialect(), new TrinoDialect(), new PostgresDialect()];

    private readonly WindowOptions _window = new();
    private readonly PolicyOptions _policy = new();
    private readonly ScenarioOptions _scenario = new();

    private readonly Option<string> _dialect = new("--dialect")
    {
        Description = "The engine: duckdb, spark, trino or postgres / 数据库",
        Required = true,
    };

    private readonly Option<string> _members = new("--members")
    {
        Description = "The table of members, or a table expression / 参保人表",
        DefaultValueFactory = _ => "members",
    };

    private readonly Option<string> _claims = new("--claims")
    {
        Description = "The table of claims, or a table expression / 理赔表",
        DefaultValueFactory = _ => "claims",
    };

    private readonly Option<string?> _row = new("--row")
    {
        Description = "What orders a member's claims of the same time and kind: a column of the claims; by "
            + "default rowid in DuckDB, ctid in PostgreSQL, claim_id elsewhere / 同一时间同类理赔的排序列",
    };

    private readonly Option<string[]> _with = new("--with")
    {
        Description = "An optional column that the tables have: funding_mode or visit_kind; repeatable / 表中的可选列",
    };

    private readonly Option<string?> _families = new("--families")
    {
        Description = "Refused: the statement knows no family accounts / 不支持家庭共济",
    };

    private SqlCommand()
    {
        _dialect.AcceptOnlyFromAmong([.. Dialects.Select(dialect => dialect.Name)]);
        _with.AcceptOnlyFromAmong("funding_mode", "visit_kind");
    }

    /// <summary>Makes the command; the statement goes to the terminal's output.</summary>
    /// <remarks>It throws <see cref="NotUsableException"/> for words or policy data that do not fit.</remarks>
    public static Command Create(Terminal terminal)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        var words = new SqlCommand();
        var command = new Command("sql", "Print the adjudication as one SQL statement / 输出等价的单条 SQL 语句")
        {
            words._dialect, words._window.From, words._window.To,
        };
        words._policy.AddTo(command);
        words._scenario.AddTo(command);
        Option[] tables = [words._members, words._claims, words._row, words._with, words._families];
        foreach (var option in tables) command.Add(option);
        command.SetAction(parsed => terminal.Output.Write(AdjudicationStatement.Print(words.Request(parsed))));
        return command;
    }

    private SqlRequest Request(ParseResult words)
    {
        if (words.GetValue(_families) is not null)
        {
            throw new NotUsableException(new Words(
                "--families: relatives draw on each other's balances, which window functions cannot follow; "
                + "use run.",
                "--families：SQL 语句不支持家庭共济账户，请使用 run。"));
        }

        var window = _window.Window(words);
        var with = words.GetValue(_with) ?? [];
        return new SqlRequest
        {
            Dialect = Dialects.Single(dialect => dialect.Name == words.GetRequiredValue(_dialect)),
            Policy = _policy.Load(words, _scenario.All(words)),
            From = window.From,
            To = window.To,
            Members = words.GetRequiredValue(_members),
            Claims = words.GetRequiredValue(_claims),
            Row = words.GetValue(_row),
            HasFundingMode = with.Contains("funding_mode"),
            HasVisitKind = with.Contains("visit_kind"),
        };
    }
}
