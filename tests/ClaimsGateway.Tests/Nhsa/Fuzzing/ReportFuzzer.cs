using System.Text;
using System.Text.Json.Nodes;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa.Fuzzing;

/// <summary>
/// Makes reports over the field tables: mostly what a table asks for, with ids that exist, then bent at some
/// places. The same seed makes the same reports.
/// </summary>
internal sealed class ReportFuzzer(int seed)
{
    private static readonly TransactionTable[] Tables =
        [.. TransactionTables.All.OrderBy(table => table.Infno, StringComparer.Ordinal)];

    private static readonly string[] Odd =
    [
        "", "null", "-1", "0", "1e20", "99999999999999999999", "0.001", "2022-02-30", "9999-12-31", "0001-01-01",
        "2022-03-01 25:00:00", "😀", "\u0000", "'; DROP TABLE visit; --", "<script>", "..", "操作员", "1.2.3", "-0.00",
    ];

    // What leaves something behind is drawn more often than the rest.
    private static readonly TransactionTable[] Writing =
    [
        .. new[] { "2201", "2203", "2204", "2206", "2207", "2208", "2601", "2102", "2103", "2205" }
            .Select(infno => TransactionTables.Find(infno)!),
    ];

    private readonly Random _random = new(seed);
    private readonly List<string> _msgIds = [];
    private string _visit = "";
    private int _number;

    /// <summary>Ids that answers have given: the next reports use some of them.</summary>
    public Dictionary<string, List<string>> Known { get; } = new(StringComparer.Ordinal)
    {
        ["mdtrt_id"] = ["M0"],
        ["setl_id"] = ["S0"],
        ["file_qury_no"] = ["F0"],
        ["sign_no"] = ["Q0"],
    };

    /// <summary>The next report.</summary>
    public byte[] Next()
    {
        var table = _random.Next(3) > 0 ? Writing[_random.Next(Writing.Length)] : Tables[_random.Next(Tables.Length)];
        _visit = Known["mdtrt_id"][_random.Next(Known["mdtrt_id"].Count)];
        var input = new JsonObject();
        foreach (var node in table.Inputs.Where(node => node.Parent is null)) input[node.Name] = NodeOf(node);
        var institution = _random.Next(8) == 0 ? TestEngine.Pharmacy : TestEngine.Hospital;
        var report = Reports.Of(table.Infno, input, MsgId(institution), institution);
        for (var bends = _random.Next(6) - 3; bends > 0; bends--) Bend(report);
        var text = report.ToJsonString();
        if (_random.Next(20) == 0) text = text.Replace("\"psn_no\"", "\"psn_no\":\"\\ud800\",\"x\"", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(text);
        if (_random.Next(40) == 0) bytes = bytes[.._random.Next(bytes.Length)];
        if (_random.Next(40) == 0 && bytes.Length > 0) bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        return bytes;
    }

    private JsonNode NodeOf(NodeTable node)
    {
        var rows = Enumerable.Range(0, node.IsList ? 1 + _random.Next(3) : 1).Select(_ => RowOf(node)).ToArray();
        return node.IsList && _random.Next(10) > 0 ? new JsonArray([.. rows]) : rows[0];
    }

    private JsonObject RowOf(NodeTable node)
    {
        var row = new JsonObject();
        foreach (var field in node.Fields.Where(field => field.Required || _random.Next(3) == 0))
            row[field.Name] = _random.Next(60) == 0 ? OddValue() : ValueOf(field);
        // An amount that fits its line and visit, so that many bills can be settled.
        if (node.Fields.Any(field => field.Name == "det_item_fee_sumamt"))
            (row["cnt"], row["pric"], row["det_item_fee_sumamt"], row["feedetl_sn"]) = (2, "1.5", 3, $"{_number++}");
        return row;
    }

    private JsonNode? ValueOf(Field field) => field.Name switch
    {
        "psn_no" => _random.Next(30) == 0 ? TestEngine.Resident : TestEngine.Worker,
        "insutype" => "310",
        "med_type" => _random.Next(4) == 0 ? "41" : "11",
        "fixmedins_code" => TestEngine.Hospital,
        "fixmedins_type" => "1",
        "med_list_codg" => new[] { "XA01", "XB02", "XC03", "HC05" }[_random.Next(4)],
        "chrg_bchno" => new[] { "B1", "0000" }[_random.Next(2)],
        "mdtrt_id" => _random.Next(30) == 0 ? "M0" : _visit,
        // Seldom one that signs out, so that somebody is signed in most of the time.
        "sign_no" => _random.Next(6) == 0 ? Known["sign_no"][_random.Next(Known["sign_no"].Count)] : "Q0",
        "begntime" => "2022-03-01 08:00:00",
        "hosp_appr_flag" => "0",
        "omsgid" => _msgIds[_random.Next(_msgIds.Count)],
        "oinfno" => new[] { "2207", "2102", "2207A" }[_random.Next(3)],
        "medfee_sumamt" => 3 * (1 + _random.Next(4)),
        "mdtrt_cert_no" => NhsaHost.Certificate,
        "certno" => NhsaHost.Certificate,
        "psn_name" => NhsaHost.Name,
        "opter_no" => "1001",
        "in" => Convert.ToBase64String("S0\tM0\tP0\t1\t0\t0\t0"u8),
        _ when Known.TryGetValue(field.Name, out var known) => known[_random.Next(known.Count)],
        _ => Plain(field),
    };

    private JsonNode? Plain(Field field) => field.Kind switch
    {
        FieldKind.Number => _random.Next(3),
        FieldKind.Day => "2022-03-01",
        FieldKind.Time => $"2022-0{1 + _random.Next(9)}-01 08:00:00",
        FieldKind.Json => new JsonObject { ["a"] = 1 },
        _ => field.Codes is { } codes ? codes.Codes[_random.Next(codes.Codes.Count)] : "A1"[..Math.Min(2, field.Length)],
    };

    /// <summary>Bends one place: takes it away, or puts something odd there.</summary>
    private void Bend(JsonObject report)
    {
        var place = report;
        while (_random.Next(3) > 0)
        {
            var inner = place.Select(pair => pair.Value switch
            {
                JsonObject child => child,
                JsonArray { Count: > 0 } list => list[0] as JsonObject,
                _ => null,
            }).OfType<JsonObject>().ToList();
            if (inner.Count == 0) break;
            place = inner[_random.Next(inner.Count)];
        }

        if (place.Count == 0) return;
        var name = place.ElementAt(_random.Next(place.Count)).Key;
        if (_random.Next(4) == 0) place.Remove(name);
        else place[name] = OddValue();
    }

    private JsonNode? OddValue() => _random.Next(8) switch
    {
        0 => null,
        1 => true,
        2 => new JsonArray(),
        3 => new JsonObject(),
        4 => new string('长', _random.Next(5000)),
        5 => JsonNode.Parse("1.5e300"),
        6 => _random.NextInt64(long.MinValue, long.MaxValue),
        _ => Odd[_random.Next(Odd.Length)],
    };

    /// <summary>A new msgid, or now and then one that was used.</summary>
    private string MsgId(string institution)
    {
        if (_msgIds.Count > 0 && _random.Next(20) == 0) return _msgIds[_random.Next(_msgIds.Count)];
        var id = $"{institution}{_number++:D12}";
        if (_msgIds.Count < 1000) _msgIds.Add(id);
        else _msgIds[_random.Next(_msgIds.Count)] = id;
        return id;
    }
}
