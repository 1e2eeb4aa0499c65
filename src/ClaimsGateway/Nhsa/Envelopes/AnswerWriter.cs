using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClaimsGateway.Nhsa.Fields;

namespace ClaimsGateway.Nhsa.Envelopes;

/// <summary>Writes the envelope of an answer.</summary>
internal static class AnswerWriter
{
    private const string ShortTime = "yyyyMMddHHmmssfff";

    private static readonly JsonWriterOptions Readable = new()
    {
        // Chinese stays Chinese; the answer is JSON, never part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A transaction that succeeded.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="output">Its output.</param>
    /// <param name="warning">What the caller should look at; null for nothing.</param>
    /// <param name="stamp">Reference and times.</param>
    public static byte[] Success(TransactionTable table, NodeRows output, string? warning, AnswerStamp stamp) =>
        Write(stamp, 0, null, warning, json => NodeWriter.Write(json, table, output));

    /// <summary>A transaction that failed.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="stamp">Reference and times.</param>
    public static byte[] Failure(Refusal refusal, AnswerStamp stamp) =>
        Write(stamp, -1, refusal, null, json => json.WriteNullValue());

    private static byte[] Write(
        AnswerStamp stamp, int infcode, Refusal? refusal, string? warning, Action<Utf8JsonWriter> output)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            // A report that cannot be read is answered by the interface layer, which marks it so.
            if (refusal is { IsMalformed: true }) json.WriteString("type", "error");
            json.WriteNumber("infcode", infcode);
            json.WriteString("inf_refmsgid", stamp.Reference);
            json.WriteString("refmsg_time", stamp.Received.ToString(ShortTime, CultureInfo.InvariantCulture));
            json.WriteString("respond_time", stamp.Answered.ToString(ShortTime, CultureInfo.InvariantCulture));
            json.WriteString("err_msg", refusal?.Text);
            json.WriteString("warn_msg", warning);
            json.WriteNull("cainfo");
            json.WriteNull("signtype");
            json.WritePropertyName("output");
            output(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
