using System.Text;
using Claims.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ClaimsGateway.Tests.Fuzzing;

/// <summary>
/// Makes messages over the contract's descriptors: mostly what a field may hold, with people and institutions of the
/// sandbox, then bent at some places. The same seed makes the same messages.
/// </summary>
internal sealed class MessageFuzzer(int seed)
{
    private const int Deepest = 4;
    private const int UnknownFieldNumber = 19_999;

    private static readonly string[] Odd =
    [
        "", " ", "-1", "null", "\u0000", "😀", "'; DROP TABLE member; --", "../..", "会员", "a b", "%2e", "a/b",
        new('x', 65), new('长', 5_000),
    ];

    private static readonly long[] Bounds =
    [
        0, 1, -1, 9_999, 10_000, 100_000_000_000, 100_000_000_001, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue,
    ];

    private readonly Random _random = new(seed);
    private int _number;

    /// <summary>Draws one of some things.</summary>
    public T Of<T>(IReadOnlyList<T> things) => things[_random.Next(things.Count)];

    /// <summary>Whether something happens that happens once in so many times.</summary>
    public bool OnceIn(int times) => _random.Next(times) == 0;

    /// <summary>A request of a call: the message.</summary>
    public IMessage Message(MessageDescriptor type) => Message(type, bends: _random.Next(3) == 0, depth: 0);

    /// <summary>A message's bytes, sometimes with a field that nobody knows, cut off, or with a wrong byte.</summary>
    public byte[] Bytes(IMessage message)
    {
        var bytes = message.ToByteArray();
        switch (_random.Next(30))
        {
            case 0:
                using (var stream = new MemoryStream())
                {
                    stream.Write(bytes);
                    using var output = new CodedOutputStream(stream, leaveOpen: true);
                    output.WriteTag(UnknownFieldNumber, WireFormat.WireType.LengthDelimited);
                    output.WriteString("nobody knows me");
                    output.Flush();
                    return stream.ToArray();
                }

            case 1:
                return bytes[.._random.Next(bytes.Length + 1)];
            case 2 when bytes.Length > 0:
                bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
                return bytes;
            default:
                return bytes;
        }
    }

    /// <summary>A message as JSON, sometimes with a wrong type, an unknown name, or cut off.</summary>
    public string Json(string json) => _random.Next(12) switch
    {
        0 => json[.._random.Next(json.Length + 1)],
        1 => json.Replace("\"", "", StringComparison.Ordinal),
        2 => json.Replace(":", ":[", StringComparison.Ordinal),
        3 => json.Replace("1", "1e400", StringComparison.Ordinal),
        4 => json.Replace("Fen\"", "Fe\"", StringComparison.Ordinal),
        5 => new StringBuilder().Insert(0, "{\"claim\":", 200).ToString(),
        _ => json,
    };

    private IMessage Message(MessageDescriptor type, bool bends, int depth)
    {
        var message = (IMessage)Activator.CreateInstance(type.ClrType)!;
        foreach (var field in type.Fields.InDeclarationOrder())
        {
            if (!IsSet(field, bends)) continue;
            if (field.IsRepeated)
            {
                if (depth > Deepest || field.IsMap) continue;
                var list = (System.Collections.IList)field.Accessor.GetValue(message);
                for (var count = bends && OnceIn(40) ? 250 : _random.Next(3); count > 0; count--)
                    list.Add(Value(field, bends, depth));
            }
            else if (depth <= Deepest)
            {
                field.Accessor.SetValue(message, Value(field, bends, depth));
            }
        }

        if (!bends && message is Claim claim) Straighten(claim);
        return message;

        // Of a oneof some are set over another; of a bent message a field is now and then left out.
        bool IsSet(FieldDescriptor field, bool bent) =>
            field.ContainingOneof is null ? !bent || _random.Next(4) > 0 : _random.Next(2) == 0;
    }

    /// <summary>Makes a claim that the service can decide: amounts or lines, and a prescription at a pharmacy alone.</summary>
    private void Straighten(Claim claim)
    {
        if (claim.InstitutionId != "pharmacy" || OnceIn(3)) claim.Prescription = null;
        claim.ReplacesClaimNumber = "";
        claim.Marks.Clear();
        foreach (var line in claim.Lines)
        {
            line.ItemClass = ItemClass.Unspecified;
            line.ClearAmountFen();
        }

        if (claim.Lines.Count > 0) (claim.TotalFen, claim.InScopeFen) = (0, 0);
    }

    private object Value(FieldDescriptor field, bool bends, int depth)
    {
        var isBent = bends && OnceIn(8);
        return field.FieldType switch
        {
            FieldType.Message when field.MessageType.FullName == "google.type.Date" => Date(isBent),
            FieldType.Message => Message(field.MessageType, bends, depth + 1),
            FieldType.String => isBent ? Of(Odd) : Text(field.Name),
            FieldType.Int64 => isBent ? Of(Bounds) : Amount(field.Name),
            FieldType.Int32 => isBent ? (int)(Of(Bounds) % int.MaxValue) : _random.Next(3),
            FieldType.UInt32 or FieldType.UInt64 => Convert.ChangeType(_random.Next(9), field.FieldType == FieldType.UInt32
                ? typeof(uint) : typeof(ulong), null),
            FieldType.Bool => OnceIn(2),
            FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, isBent ? Of([-1, 99, int.MaxValue]) : Number(field.EnumType)),
            FieldType.Bytes => ByteString.CopyFrom(new byte[_random.Next(40)]),
            _ => throw new InvalidOperationException($"{field.FullName}: {field.FieldType} is not fuzzed yet."),
        };
    }

    private int Number(EnumDescriptor type) => Of(type.Values.ToList()).Number;

    private Google.Type.Date Date(bool isBent) => isBent
        ? new() { Year = Of([0, -1, 10_000, 2022]), Month = Of([0, 2, 13]), Day = Of([0, 30, 32]) }
        : new() { Year = 2022, Month = 11 + _random.Next(2), Day = 1 + _random.Next(30) };

    private string Text(string field) => field switch
    {
        "institution_id" => Of(["hospital-1", "hospital-2", "hospital-3", "community-centre", "pharmacy", "hospital-closed"]),
        "member_id" or "owner_member_id" => Of(["member-active", "member-retiree", "member-veteran", "member-resident"]),
        "relative_member_id" => Of(["", "member-retiree-70"]),
        "claim_number" or "purchase_number" or "new_claim_number" or "payment_number" =>
            OnceIn(4) ? $"F{_random.Next(Math.Max(1, _number))}" : $"F{_number++}",
        "replaces_claim_number" => OnceIn(10) ? $"F{_random.Next(Math.Max(1, _number))}" : "",
        "prescription_number" => Of(["", "rx-open", "rx-expired", "rx-cancelled"]),
        "item_code" => Of(["drug-a", "drug-b", "drug-c", "service-a", "device-c"]),
        "csv" => Of(["item_code,kind,item_class,pre_self_pay_bp,price_limit_e6,from,until\n", "a,b\n1", "\""]),
        "page_token" => "",
        _ => Of(["A1", "和平区", "2022-12-01"]),
    };

    // The parts of a bill that often add up, so that many are settled.
    private long Amount(string field) => field switch
    {
        "total_fen" or "in_scope_fen" => 10_000,
        "fully_self_paid_fen" or "over_price_limit_fen" or "pre_self_paid_fen" or "account_limit_fen" => 0,
        "quantity_e4" => 10_000,
        "price_e6" => Of([1_000_000L, 12_345_678, 0]),
        "amount_fen" => OnceIn(2) ? 100 : 5_000,
        _ => _random.Next(20_000),
    };
}
