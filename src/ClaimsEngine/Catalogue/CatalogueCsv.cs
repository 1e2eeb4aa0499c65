using ClaimsEngine.Contract;
using ClaimsRules.Lines;
using ClaimsRules.Money;
using V1 = Claims.V1;

namespace ClaimsEngine.Catalogue;

/// <summary>Reads catalogue rows from CSV text; names line and column of what is wrong.</summary>
internal sealed class CatalogueCsv
{
    private static readonly string[] Columns =
        ["item_code", "kind", "item_class", "pre_self_pay_bp", "price_limit_e6", "from", "until"];

    private static readonly Dictionary<string, V1.ItemKind> Kinds = new()
    {
        ["drug"] = V1.ItemKind.Drug,
        ["service"] = V1.ItemKind.Service,
        ["consumable"] = V1.ItemKind.Consumable,
        ["device"] = V1.ItemKind.Device,
    };

    private static readonly Dictionary<string, ItemClass> Classes = new()
    {
        ["A"] = ItemClass.A,
        ["B"] = ItemClass.B,
        ["C"] = ItemClass.C,
    };

    private readonly List<(string Code, ItemRow Row)> _rows = [];
    private readonly HashSet<(string Code, DateOnly From)> _seen = [];

    /// <summary>Reads every row.</summary>
    /// <exception cref="Faults.FaultException">Something is wrong.</exception>
    public static List<(string Code, ItemRow Row)> Read(string csv)
    {
        var catalogue = new CatalogueCsv();
        CsvTable.Read(csv, Columns, catalogue.ReadRow);
        return catalogue._rows;
    }

    private void ReadRow(CsvTable table)
    {
        var before = table.Problems;
        var code = table.Text(0);
        if (!FieldCheck.IsId(code)) table.AddId(0);
        var kind = Word(table, 1, Kinds);
        var itemClass = Word(table, 2, Classes);
        var ratio = (int)(table.Number(3, RateBp.Whole) ?? 0);
        var limit = table.IsEmpty(4) ? null : table.Number(4, LinePricing.MostPriceE6);
        var from = table.Day(5);
        DateOnly? until = table.IsEmpty(6) ? null : table.Day(6);
        if (table.Problems > before) return;
        if (until < from) table.Add(6, "早于首日", "lies before from; the same day or a later one is allowed");
        if (!_seen.Add((code, from))) table.Add(5, "同一编码与首日重复", "repeats the code and first day of an earlier line");
        _rows.Add((code, new ItemRow((int)kind, new ItemTerms(itemClass, new RateBp(ratio), limit), from, until)));
    }

    private static T Word<T>(CsvTable table, int column, Dictionary<string, T> words)
        where T : struct
    {
        if (words.TryGetValue(table.Text(column), out var word)) return word;
        var allowed = string.Join(", ", words.Keys);
        table.Add(column, $"须为 {allowed} 之一", $"must be one of {allowed}");
        return default;
    }
}
