using ClaimsEngine.Contract;
using ClaimsRules.Lines;
using V1 = Claims.V1;

namespace ClaimsEngine.Settlement;

/// <summary>Checks a claim's lines, as far as it can be done without the catalogue, and reads them.</summary>
internal static class LineFields
{
    private const int MostLines = 200;
    private const int MostDays = 366;

    /// <summary>Checks every line, and that the amounts that are sent beside them are theirs.</summary>
    public static IReadOnlyList<ClaimLine> Read(FieldCheck check, V1.Claim claim)
    {
        if (claim.Lines.Count == 0) return [];
        if (claim.Lines.Count > MostLines)
        {
            check.Add("claim.lines", $"有{claim.Lines.Count}行，最多{MostLines}行",
                $"has {claim.Lines.Count} lines; at most {MostLines} are allowed");
            return [];
        }

        var lines = new ClaimLine[claim.Lines.Count];
        long total = 0;
        var known = true;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = Read(check, $"claim.lines[{i}]", claim.Lines[i]);
            known &= line is not null;
            if (line is null) continue;
            lines[i] = line;
            total += line.Amount.Value;
        }

        if (!known) return [];
        if (total > FieldCheck.MostFen)
        {
            check.Add("claim.lines", $"合计{total}分，最多{FieldCheck.MostFen}分",
                $"add up to {total} fen; at most {FieldCheck.MostFen} are allowed");
        }
        else if (claim.TotalFen > 0 && claim.TotalFen != total)
        {
            check.Add("claim.total_fen", $"为{claim.TotalFen}分，各行合计为{total}分，须相等",
                $"is {claim.TotalFen} fen; the lines add up to {total}, and they must be equal");
        }

        return lines;
    }

    private static ClaimLine? Read(FieldCheck check, string path, V1.ClaimLine line)
    {
        check.Id($"{path}.item_code", line.ItemCode);
        check.Word($"{path}.item_class", line.ItemClass);
        check.Number($"{path}.days", line.Days, 0, MostDays);
        if (!check.Number($"{path}.quantity_e4", line.QuantityE4, 1, LinePricing.MostQuantityE4)
            | !check.Number($"{path}.price_e6", line.PriceE6, 0, LinePricing.MostPriceE6))
        {
            return null;
        }

        var read = new ClaimLine
        {
            ItemCode = line.ItemCode,
            Class = line.ItemClass.ToRules(),
            QuantityE4 = line.QuantityE4,
            PriceE6 = line.PriceE6,
            Days = line.Days,
        };
        var amount = read.Amount.Value;
        if (line.HasAmountFen && line.AmountFen != amount)
        {
            check.Add($"{path}.amount_fen", $"为{line.AmountFen}分，数量乘单价为{amount}分，须相等",
                $"is {line.AmountFen} fen; quantity times price is {amount}, and they must be equal");
        }

        return read;
    }
}
