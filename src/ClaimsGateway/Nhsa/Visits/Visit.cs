using System.Globalization;
using ClaimsGateway.Nhsa.Fields;

namespace ClaimsGateway.Nhsa.Visits;

/// <summary>A registered visit.</summary>
internal sealed record Visit
{
    /// <summary>就诊ID.</summary>
    public string MdtrtId { get; init; } = "";

    /// <summary>The institution that registered it.</summary>
    public string Institution { get; init; } = "";

    /// <summary>人员编号, the member.</summary>
    public string PsnNo { get; init; } = "";

    /// <summary>住院/门诊号, the institution's own number.</summary>
    public string IptOtpNo { get; init; } = "";

    /// <summary>险种类型.</summary>
    public string Insutype { get; init; } = "";

    /// <summary>The day of the visit, which is the service date of its claims.</summary>
    public string ServiceDay { get; init; } = "";

    /// <summary>医疗类别; null before 2203.</summary>
    public string? MedType { get; init; }

    /// <summary>What the institution sent besides, sealed.</summary>
    public byte[] Content { get; init; } = [];

    /// <summary>The service date.</summary>
    public DateOnly Day => DateOnly.ParseExact(ServiceDay, Row.DayFormat, CultureInfo.InvariantCulture);
}
