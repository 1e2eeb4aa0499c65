using System.Globalization;
using ClaimsGateway.Nhsa.Fields;

namespace ClaimsGateway.Nhsa.Settling;

/// <summary>
/// A settlement as the gateway keeps it, from the moment before the service is asked. Amounts in fen.
/// </summary>
internal sealed record KeptSettlement
{
    /// <summary>The service is asked; what it said is not known yet.</summary>
    public const string Pending = "pending";

    /// <summary>The service settled it.</summary>
    public const string Settled = "settled";

    /// <summary>It was settled and reversed.</summary>
    public const string Reversed = "reversed";

    /// <summary>
    /// What a late resend of a reversed call is told: the service would repeat its first answer, and the
    /// caller
    /// would believe that money flows.
    /// </summary>
    public static Refusal NumberTaken { get; } = new("msgid(发送方报文ID)的结算已冲正或退费，请使用新的报文ID重新结算");

    /// <summary>结算ID.</summary>
    public string SetlId { get; init; } = "";

    /// <summary>The institution.</summary>
    public string Institution { get; init; } = "";

    /// <summary>The msgid of the call, which is the claim's number.</summary>
    public string Msgid { get; init; } = "";

    /// <summary>The transaction that settled it: 2102, 2207 or 2207A.</summary>
    public string Infno { get; init; } = "";

    /// <summary>就诊ID.</summary>
    public string MdtrtId { get; init; } = "";

    /// <summary>人员编号.</summary>
    public string PsnNo { get; init; } = "";

    /// <summary>pending, settled or reversed.</summary>
    public string State { get; init; } = Pending;

    /// <summary>The service date.</summary>
    public string ServiceDay { get; init; } = "";

    /// <summary>险种类型.</summary>
    public string Insutype { get; init; } = "";

    /// <summary>医疗类别.</summary>
    public string MedType { get; init; } = "";

    /// <summary>就诊凭证类型.</summary>
    public string MdtrtCertType { get; init; } = "";

    /// <summary>清算类别.</summary>
    public string ClrType { get; init; } = "";

    /// <summary>发票号.</summary>
    public string? Invono { get; init; }

    /// <summary>The bill.</summary>
    public long TotalFen { get; init; }

    /// <summary>The part within policy scope.</summary>
    public long InScopeFen { get; init; }

    /// <summary>The fully self-paid part.</summary>
    public long FullySelfPaidFen { get; init; }

    /// <summary>The part over price limits.</summary>
    public long OverPriceLimitFen { get; init; }

    /// <summary>The part paid first by the patient.</summary>
    public long PreSelfPaidFen { get; init; }

    /// <inheritdoc cref="PaidAmounts.DeductibleFen" />
    public long DeductibleFen { get; init; }

    /// <inheritdoc cref="PaidAmounts.FundFen" />
    public long FundFen { get; init; }

    /// <inheritdoc cref="PaidAmounts.AccountFen" />
    public long AccountFen { get; init; }

    /// <inheritdoc cref="PaidAmounts.FamilyFen" />
    public long FamilyFen { get; init; }

    /// <inheritdoc cref="PaidAmounts.CashFen" />
    public long CashFen { get; init; }

    /// <inheritdoc cref="PaidAmounts.BalanceFen" />
    public long BalanceFen { get; init; }

    /// <inheritdoc cref="PaidAmounts.FundRateE4" />
    public long FundRateE4 { get; init; }

    /// <summary>1 when the amounts that were sent differed from the lines.</summary>
    public long AmountsDiffered { get; init; }

    /// <summary>When it was settled; null while it is pending.</summary>
    public string? SettledAt { get; init; }

    /// <summary>结算ID of the reversal.</summary>
    public string? ReversalId { get; init; }

    /// <summary>The transaction that reversed it.</summary>
    public string? ReversedBy { get; init; }

    /// <summary>When it was reversed.</summary>
    public string? ReversedAt { get; init; }

    /// <summary>The service date.</summary>
    public DateOnly Day => DateOnly.ParseExact(ServiceDay, Row.DayFormat, CultureInfo.InvariantCulture);

    /// <summary>The bill.</summary>
    public BillAmounts Bill => new(TotalFen, InScopeFen, FullySelfPaidFen, OverPriceLimitFen, PreSelfPaidFen);

    /// <summary>Who paid what.</summary>
    public PaidAmounts Paid => new()
    {
        DeductibleFen = DeductibleFen,
        FundFen = FundFen,
        AccountFen = AccountFen,
        FamilyFen = FamilyFen,
        CashFen = CashFen,
        BalanceFen = BalanceFen,
        FundRateE4 = FundRateE4,
    };

    /// <summary>The same with the decision.</summary>
    public KeptSettlement With(PaidAmounts paid, string settledAt) => this with
    {
        State = Settled,
        DeductibleFen = paid.DeductibleFen,
        FundFen = paid.FundFen,
        AccountFen = paid.AccountFen,
        FamilyFen = paid.FamilyFen,
        CashFen = paid.CashFen,
        BalanceFen = paid.BalanceFen,
        FundRateE4 = paid.FundRateE4,
        SettledAt = settledAt,
    };
}
