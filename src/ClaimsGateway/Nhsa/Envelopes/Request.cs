using ClaimsGateway.Nhsa.Fields;

namespace ClaimsGateway.Nhsa.Envelopes;

/// <summary>
/// A transaction as it was received: its envelope, and its nodes or what is wrong with them.
/// </summary>
internal sealed record Request
{
    /// <summary>The envelope's fields.</summary>
    public required Row Envelope { get; init; }

    /// <summary>The transaction's table.</summary>
    public required TransactionTable Table { get; init; }

    /// <summary>The input as sent, byte for byte: what a signature covers.</summary>
    public required ReadOnlyMemory<byte> RawInput { get; init; }

    /// <summary>
    /// The input without the white space between its parts: what makes a repeat the same call.
    /// </summary>
    public required ReadOnlyMemory<byte> PlainInput { get; init; }

    /// <summary>The input's nodes, or the first field that is wrong.</summary>
    public required Judged<NodeRows> Nodes { get; init; }

    /// <summary>交易编号.</summary>
    public string Infno => Table.Infno;

    /// <summary>发送方报文ID: the key of the call within its institution.</summary>
    public string MsgId => Envelope.Text("msgid");

    /// <summary>定点医药机构编号: the institution.</summary>
    public string Institution => Envelope.Text("fixmedins_code");
}
