using ClaimsGateway.Nhsa.Envelopes;
using ClaimsGateway.Nhsa.Fields;

namespace ClaimsGateway.Nhsa;

/// <summary>A transaction that was read, checked and found to be new.</summary>
/// <param name="Request">The report.</param>
/// <param name="Input">Its nodes.</param>
/// <param name="Received">When it came in, in Asia/Shanghai.</param>
internal sealed record Call(Request Request, NodeRows Input, DateTime Received)
{
    /// <summary>The institution that calls.</summary>
    public string Institution => Request.Institution;

    /// <summary>The key of the call; a settlement's claim number.</summary>
    public string MsgId => Request.MsgId;

    /// <summary>The transaction.</summary>
    public string Infno => Request.Infno;

    /// <summary>The day on which it came in.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Received);

    /// <summary>The only row of the node <c>data</c>.</summary>
    public Row Data => Input.One("data");
}
