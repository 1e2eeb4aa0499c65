using ClaimsEngine.Contract;
using ClaimsRules.Money;

namespace ClaimsEngine.Reconciliation;

/// <summary>Reads budgets from CSV text; names line and column of what is wrong.</summary>
internal sealed class BudgetCsv
{
    /// <summary>The most that a budget may be, in fen: ten thousand times the largest bill.</summary>
    public const long MostFen = 10_000 * FieldCheck.MostFen;

    private const int LongestDistrict = 64;
    private static readonly string[] Columns = ["institution_id", "district", "month", "budget_fen"];

    private readonly List<BudgetLine> _lines = [];
    private readonly HashSet<BudgetKey> _seen = [];

    /// <summary>Reads every row.</summary>
    /// <exception cref="Faults.FaultException">Something is wrong.</exception>
    public static List<BudgetLine> Read(string csv)
    {
        var budgets = new BudgetCsv();
        CsvTable.Read(csv, Columns, budgets.ReadRow);
        return budgets._lines;
    }

    private void ReadRow(CsvTable table)
    {
        var before = table.Problems;
        var (institution, district) = (table.Text(0), table.Text(1));
        if (institution.Length > 0 && !FieldCheck.IsId(institution)) table.AddId(0);
        if (district.Length > LongestDistrict)
        {
            table.Add(1, $"最多{LongestDistrict}个字符",
                $"has {district.Length} characters; at most {LongestDistrict} are allowed");
        }

        if (institution.Length == 0 == (district.Length == 0))
            table.Add(1, "机构与区须且仅须填一项", "and institution_id: either one must be given, and not both");
        var month = table.Month(2);
        var amount = table.Number(3, MostFen) ?? 0;
        if (table.Problems > before) return;
        var key = new BudgetKey(institution, district, month);
        if (!_seen.Add(key))
        {
            table.Add(2, "同一机构或区与月份重复",
                "repeats the institution or district and month of an earlier line");
        }

        _lines.Add(new BudgetLine(table.Line, key, new Fen(amount)));
    }
}
