using System.CommandLine;
using System.Globalization;
using ClaimsRules.Money;
using ClaimsRules.Policies;

namespace ClaimsReplay.Sql;

/// <summary><c>sql</c>: prints the adjudication as one statement for a database engine.</summary>
public sealed class SqlCommand
{
    private const int NotUsable = 2;
    private static readonly SqlDialect[] Dialects =
        [new DuckDbDialect(), new SparkDialect(), new TrinoDialect(), new PostgresDialect()];

    private readonly Option<string> _dialect = new("--dialect")
    {
        Description = "The engine: duckdb, spark, trino or postgres / 数据库",
        Required = true,
    };

    private readonly Option<DateOnly> _from = Day("--from", "The first service date, YYYY-MM-DD / 起始就诊日期（含）");
    private readonly Option<DateOnly> _to = Day("--to", "The last service date, YYYY-MM-DD / 截止就诊日期（含）");

    private readonly Option<int?> _holdPolicy = new("--hold-policy")
    {
        Description = "Answer every date as 1 January of this year would be / 以该年 1 月 1 日的政策处理所有日期",
    };

    private readonly Option<string> _policy = new("--policy")
    {
        Description = "The policy data's folder / 政策数据文件夹",
        DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "policy"),
    };

    private readonly Option<string[]> _deductible = new("--deductible")
    {
        Description = "Suppose a year's deductibles: YEAR=ACTIVE,UNDER70,FROM70 in fen; repeatable / "
            + "假设某年起付标准",
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
        Description = "An optional column that the tables have: funding_mode or visit_kind; repeatable / "
            + "表中的可选列",
    };

    private readonly Option<string?> _families = new("--families")
    {
        Description = "Refused: the statement knows no family accounts / 不支持家庭共济",
    };

    private SqlCommand()
    {
        _dialect.AcceptOnlyFromAmong([.. Dialects.Select(dialect => dialect.Name)]);
        _with.AcceptOnlyFromAmong("funding_mode", "visit_kind");
        _families.Validators.Add(result => result.AddError(
            "--families: family accounts draw on each other's balances, which window functions cannot "
            + "follow; use run / SQL 语句不支持家庭共济账户，请使用 run。"));
    }

    /// <summary>
    /// Makes the command. It exits with 0, or with 2 when its words or the policy data are not usable.
    /// </summary>
    public static Command Create()
    {
        var words = new SqlCommand();
        var command = new Command("sql", "Print the adjudication as one SQL statement / 输出等价的单条 SQL 语句")
        {
            words._dialect, words._from, words._to, words._holdPolicy, words._policy, words._deductible,
            words._members, words._claims, words._row, words._with, words._families,
        };
        command.SetAction(parsed => words.Run(parsed));
        return command;
    }

    private int Run(ParseResult words)
    {
        var configuration = words.InvocationConfiguration;
        try
        {
            configuration.Output.Write(AdjudicationStatement.Print(Request(words)));
            return 0;
        }
        catch (Exception e) when (e is FormatException or IOException or ArgumentOutOfRangeException)
        {
            configuration.Error.WriteLine(e.Message.ReplaceLineEndings(" "));
            return NotUsable;
        }
    }

    private SqlRequest Request(ParseResult words)
    {
        var with = words.GetValue(_with) ?? [];
        if (words.GetValue(_to) < words.GetValue(_from))
            throw new FormatException("--to: no day before --from is allowed / --to 不得早于 --from。");
        return new SqlRequest
        {
            Dialect = Dialects.Single(dialect => dialect.Name == words.GetRequiredValue(_dialect)),
            Policy = Load(words),
            From = words.GetValue(_from),
            To = words.GetValue(_to),
            Members = words.GetRequiredValue(_members),
            Claims = words.GetRequiredValue(_claims),
            Row = words.GetValue(_row),
            HasFundingMode = with.Contains("funding_mode"),
            HasVisitKind = with.Contains("visit_kind"),
        };
    }

    private Policy Load(ParseResult words)
    {
        var files = Directory.EnumerateFiles(words.GetRequiredValue(_policy), "*.json")
            .Where(path => Path.GetFileName(path) != "policy.schema.json")
            .Select(path => new PolicyFile(Path.GetFileName(path), File.ReadAllBytes(path)));
        var policy = PolicyReader.Read([.. files]);
        var supposed = (words.GetValue(_deductible) ?? []).Select(Supposed).OrderBy(schedule => schedule.Year);
        foreach (var (year, row) in supposed) policy = policy.Suppose(year, row[0], row[1], row[2]);
        return words.GetValue(_holdPolicy) is { } held ? policy.Hold(held) : policy;
    }

    private static (int Year, Fen[] Row) Supposed(string text)
    {
        var parts = text.Split('=', ',');
        var numbers = new long[parts.Length];
        var areWhole = parts.Length == 4 && text.IndexOf('=', StringComparison.Ordinal) == parts[0].Length;
        for (var i = 0; areWhole && i < parts.Length; i++)
            areWhole = long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]);
        if (areWhole && numbers[0] is >= 1 and <= 9999)
            return ((int)numbers[0], [.. numbers.Skip(1).Select(fen => new Fen(fen))]);

        throw new FormatException(
            "--deductible: YEAR=ACTIVE,UNDER70,FROM70 in fen is allowed, such as 2023=90000,80000,75000 / "
            + "--deductible 须为 年度=在职,不满70,70以上（分）。");
    }

    private static Option<DateOnly> Day(string name, string description) => new(name)
    {
        Description = description,
        Required = true,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            var culture = CultureInfo.InvariantCulture;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, DateTimeStyles.None, out var day)) return day;
            result.AddError($"{name}: YYYY-MM-DD is allowed / {name} 须为 YYYY-MM-DD 日期。");
            return default;
        },
    };
}
