using System.Globalization;
using System.Text;
using System.Text.Json;
using ClaimsRules.Adjudication;
using ClaimsRules.Money;
using Spectre.Console;

namespace ClaimsReplay.Output;

/// <summary>Prints totals: for programs as JSON, for people as a table in both languages.</summary>
public static class TotalsText
{
    /// <summary>The totals as one line of JSON.</summary>
    public static string Json(Totals totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartObject("totals");
            json.WriteNumber("claims", totals.Claims);
            json.WriteNumber("total_fen", totals.Total.Value);
            json.WriteNumber("in_scope_fen", totals.InScope.Value);
            json.WriteNumber("fund_fen", totals.Fund.Value);
            json.WriteNumber("deductible_fen", totals.Deductible.Value);
            json.WriteNumber("over_limit_fen", totals.OverLimit.Value);
            json.WriteNumber("account_fen", totals.Account.Value);
            json.WriteNumber("cash_fen", totals.Cash.Value);
            json.WriteNumber("members", totals.Members);
            json.WriteEndObject();
            json.WriteStartObject("refused");
            foreach (var (reason, claims) in totals.Refused) json.WriteNumber(Name(reason), claims);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>Writes the totals as a table.</summary>
    public static void WriteTable(Totals totals, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(totals);
        ArgumentNullException.ThrowIfNull(writer);
        var table = new Table().Border(TableBorder.Simple).AddColumn("合计 Totals");
        table.AddColumn(new TableColumn("元 yuan").RightAligned());
        table.AddColumn(new TableColumn("分 fen, 件 count").RightAligned());
        Count(table, "结算 claims settled", totals.Claims);
        Count(table, "人数 members", totals.Members);
        Money(table, "总费用 total", totals.Total);
        Money(table, "政策范围内 in scope", totals.InScope);
        Money(table, "起付标准 deductible", totals.Deductible);
        Money(table, "超限额 over limit", totals.OverLimit);
        Money(table, "统筹基金 fund", totals.Fund);
        Money(table, "个人账户 account", totals.Account);
        Money(table, "家庭共济 family", totals.Family);
        Money(table, "现金 cash", totals.Cash);
        foreach (var (reason, claims) in totals.Refused) Count(table, $"不予结算 refused: {Name(reason)}", claims);

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = 100;
        console.Write(table);
    }

    /// <summary>A reason in lower snake case, such as <c>benefit_not_defined</c>.</summary>
    public static string Name(Reason reason) => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());

    private static void Money(Table table, string label, Fen amount) =>
        table.AddRow(label, amount.ToYuan(), Number(amount.Value));

    private static void Count(Table table, string label, long count) => table.AddRow(label, "", Number(count));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
