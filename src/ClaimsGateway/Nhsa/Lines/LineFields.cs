using Claims.V1;
using ClaimsGateway.Nhsa.Fields;

namespace ClaimsGateway.Nhsa.Lines;

/// <summary>
/// What is answered of a priced line: result of 2204, detlcutinfo of 2101 and 2102, rows of 5204.
/// </summary>
internal static class LineFields
{
    /// <summary>What real answers have as the price limit of an item without one.</summary>
    private const string NoPriceLimit = "999999";

    /// <summary>The fields of a line; a table takes those that it declares.</summary>
    public static Row Of(FeeLine line) => new Row
    {
        ["feedetl_sn"] = line.FeedetlSn,
        ["cnt"] = ExactNumber.Format(line.QuantityE4, 4),
        ["pric"] = ExactNumber.Format(line.PriceE6, 6),
        ["pric_uplmt_amt"] = line.PriceLimitE6 is { } limit ? ExactNumber.Format(limit, 6) : NoPriceLimit,
        ["selfpay_prop"] = ExactNumber.Format(line.SelfPayBp, 4),
        ["chrgitm_lv"] = $"0{line.ItemClass}",
        ["med_chrgitm_type"] = ChargeTypeOf((ItemKind)line.ItemKind),
        // The catalogue restricts no item's use and marks none as special.
        ["lmt_used_flag"] = "0",
        ["drt_reim_flag"] = "0",
    }
        .WithFen("det_item_fee_sumamt", line.AmountFen)
        .WithFen("fulamt_ownpay_amt", line.FullySelfPaidFen)
        .WithFen("overlmt_amt", line.OverPriceLimitFen)
        .WithFen("preselfpay_amt", line.PreSelfPaidFen)
        .WithFen("inscp_scp_amt", line.InScopeFen);

    /// <summary>医疗收费项目类别, as far as the catalogue knows it.</summary>
    private static string ChargeTypeOf(ItemKind kind) => kind switch
    {
        ItemKind.Drug => "09",
        ItemKind.Consumable or ItemKind.Device => "08",
        _ => "14",
    };
}
