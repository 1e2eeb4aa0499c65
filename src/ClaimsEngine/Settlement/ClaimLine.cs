using ClaimsRules.Lines;
using ClaimsRules.Money;

namespace ClaimsEngine.Settlement;

/// <summary>One line of a bill: as billed, and once priced with what priced it. Immutable.</summary>
internal sealed record ClaimLine
{
    public required string ItemCode { get; init; }

    /// <summary>The class that was said, none when none was; on a priced line the catalogue's.</summary>
    public ItemClass Class { get; init; }

    /// <summary>The quantity in 1/10 000 of the unit.</summary>
    public required long QuantityE4 { get; init; }

    /// <summary>The price of one unit in 1/1 000 000 yuan.</summary>
    public required long PriceE6 { get; init; }

    /// <summary>How many days a drug lasts; 0 when it is none or not known.</summary>
    public int Days { get; init; }

    /// <summary>Quantity times price (I15), known before it is priced.</summary>
    public Fen Amount => LinePricing.Amount(QuantityE4, PriceE6);

    /// <summary>The key of the item; 0 before it is priced.</summary>
    public long Item { get; init; }

    /// <summary>The version of the item whose row priced the line; 0 before.</summary>
    public int ItemVersion { get; init; }

    /// <summary>What that row says.</summary>
    public ItemTerms Terms { get; init; }

    /// <summary>The amounts (I15).</summary>
    public LineAmounts Amounts { get; init; }

    /// <summary>The same line of another quantity, not priced.</summary>
    public ClaimLine Unpriced(long quantityE4) => new()
    {
        ItemCode = ItemCode,
        QuantityE4 = quantityE4,
        PriceE6 = PriceE6,
        Days = Days,
    };

    /// <summary>Adds the names of the fields in which a line as billed differs from one on file.</summary>
    public void AddDifferences(List<string> names, string path, ClaimLine filed)
    {
        if (ItemCode != filed.ItemCode) names.Add($"{path}.item_code");
        if (Class != ItemClass.None && Class != filed.Class) names.Add($"{path}.item_class");
        if (QuantityE4 != filed.QuantityE4) names.Add($"{path}.quantity_e4");
        if (PriceE6 != filed.PriceE6) names.Add($"{path}.price_e6");
        if (Days != filed.Days) names.Add($"{path}.days");
    }
}
