namespace ClaimsGateway.Nhsa.Lines;

/// <summary>A fee line of a visit, priced by the catalogue of the service date. Amounts in fen.</summary>
internal sealed record FeeLine
{
    /// <summary>就诊ID.</summary>
    public string MdtrtId { get; init; } = "";

    /// <summary>费用明细流水号, unique within the visit.</summary>
    public string FeedetlSn { get; init; } = "";

    /// <summary>收费批次号.</summary>
    public string ChrgBchno { get; init; } = "";

    /// <summary>The settlement that holds the line; null while it is not settled.</summary>
    public string? SetlId { get; init; }

    /// <summary>The catalogue code.</summary>
    public string ItemCode { get; init; } = "";

    /// <summary>The class, by the contract's number.</summary>
    public long ItemClass { get; init; }

    /// <summary>What the item is, by the contract's number.</summary>
    public long ItemKind { get; init; }

    /// <summary>The quantity, in 1/10 000 of the unit.</summary>
    public long QuantityE4 { get; init; }

    /// <summary>The price, in 1/1 000 000 yuan.</summary>
    public long PriceE6 { get; init; }

    /// <summary>How many days a drug lasts; 0 when not said.</summary>
    public long Days { get; init; }

    /// <summary>The price limit, in 1/1 000 000 yuan; null for none.</summary>
    public long? PriceLimitE6 { get; init; }

    /// <summary>The part that the patient pays first, in basis points.</summary>
    public long SelfPayBp { get; init; }

    /// <summary>1 when the hospital's approval was refused.</summary>
    public long RefusedByHospital { get; init; }

    /// <summary>Quantity times price.</summary>
    public long AmountFen { get; init; }

    /// <summary>The part within policy scope.</summary>
    public long InScopeFen { get; init; }

    /// <summary>The fully self-paid part.</summary>
    public long FullySelfPaidFen { get; init; }

    /// <summary>The part over the price limit.</summary>
    public long OverPriceLimitFen { get; init; }

    /// <summary>The part paid first by the patient.</summary>
    public long PreSelfPaidFen { get; init; }

    /// <summary>What the institution sent, sealed.</summary>
    public byte[] Content { get; init; } = [];
}
