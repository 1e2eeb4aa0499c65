using System.Globalization;
using ClaimsGateway.Nhsa.Storage;

namespace ClaimsGateway.Nhsa;

/// <summary>The ids that the gateway gives: division, a letter for the kind, a running number.</summary>
internal sealed class NhsaIds(NhsaOptions options)
{
    /// <summary>就诊ID of a new visit.</summary>
    public string Visit(Session session) => Of(session, 'M', "visit");

    /// <summary>结算ID of a new settlement or reversal.</summary>
    public string Settlement(Session session) => Of(session, 'S', "settlement");

    /// <summary>文件查询号 of a new file.</summary>
    public string File(Session session) => Of(session, 'F', "file");

    /// <summary>签到编号 of a new sign-in.</summary>
    public string SignIn(Session session) => Of(session, 'Q', "sign_in");

    /// <summary>接收方报文ID: division, time, ten digits.</summary>
    public string Reference(Session session, DateTime at) => string.Create(
        CultureInfo.InvariantCulture,
        $"{options.Division}{at:yyyyMMddHHmmss}{session.Next("reference") % 10_000_000_000:D10}");

    private string Of(Session session, char kind, string sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{options.Division}{kind}{session.Next(sequence):D11}");
}
