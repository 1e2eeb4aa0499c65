using System.Text.Json.Nodes;
using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa.Samples;

/// <summary>
/// Plays samples: fills what clients fill at run time, and makes their institutions and persons known.
/// </summary>
internal sealed class SampleStage : IAsyncDisposable
{
    private const string Day = "2022-03-01";

    private readonly NhsaHost _host;

    private SampleStage(NhsaHost host) => _host = host;

    /// <summary>What stands for each <c>${…}</c>.</summary>
    public Dictionary<string, string> Fixtures { get; } = new(StringComparer.Ordinal)
    {
        ["yyyy-MM-dd HH:mm:ss"] = $"{Day} 08:00:00",
        ["now"] = $"{Day} 08:00:00",
        ["yyyy-MM-dd"] = "2022-12-31",
        ["sign_no"] = "",
        ["insutype"] = "310",
        ["msgid"] = "BATCH1",
        ["chrg_bchno"] = "BATCH1",
        ["fixmedins_code"] = TestEngine.Hospital,
    };

    public NhsaHost Host => _host;

    public static async Task<SampleStage> SetAsync() => new(await NhsaHost.StartAsync(
        options => new()
        {
            Database = options.Database,
            IdentityKey = options.IdentityKey,
            Clock = options.Clock,
            RequireSignIn = false,
        },
        signIn: false));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    /// <summary>A sample, filled. Institution and person are known afterwards.</summary>
    public JsonObject Fill(string name)
    {
        var sample = PublishedSamples.Read(name);
        var code = Filled((string)sample["fixmedins_code"]!);
        Fixtures["fixmedins_code+yyyyMMddHHmmssSSS+1"] = _host.NewMsgId(code);
        FillAll(sample);
        _host.Engine.Ledger.Institutions[code] = _host.Engine.Ledger.Institutions[TestEngine.Hospital];
        foreach (var node in sample["input"]!.AsObject().Select(pair => pair.Value).Select(First).OfType<JsonObject>())
        {
            if ((string?)node["psn_no"] is { } psnNo) Know(psnNo, (string?)node["insutype"] == "390");
            if ((string?)node["med_list_codg"] is { } item)
                _host.Engine.Ledger.Items[item] = _host.Engine.Ledger.Items["XA01"].Clone();
        }

        return sample;
    }

    /// <summary>Plays a sample.</summary>
    public async Task<NhsaAnswer> PlayAsync(string name) => await _host.PostAsync(Fill(name).ToJsonString());

    /// <summary>Makes a person known.</summary>
    public void Know(string psnNo, bool isResident = false)
    {
        var ledger = _host.Engine.Ledger;
        var member = ledger.Members[isResident ? TestEngine.Resident : TestEngine.Worker].Clone();
        member.MemberId = psnNo;
        ledger.Members[psnNo] = member;
        ledger.Balances.TryAdd(psnNo, 50_000);
    }

    /// <summary>Registers a visit of an institution, with one line of that amount in a batch.</summary>
    public async Task<string> VisitAsync(
        string institution, string psnNo, string amount, string batch, string day = Day, bool isResident = false)
    {
        _host.Engine.Ledger.Institutions[institution] = _host.Engine.Ledger.Institutions[TestEngine.Hospital];
        Know(psnNo, isResident);
        var registration = Reports.Registration(psnNo, day);
        registration["data"]!["insutype"] = isResident ? "390" : "310";
        var registered = await _host.CallAsync("2201", registration, institution: institution);
        var mdtrtId = (string)registered.Output["data"]!["mdtrt_id"]!;
        var line = Reports.Line(mdtrtId, "1", "XA01", "1", amount, amount, batch);
        line["psn_no"] = psnNo;
        var up = await _host.CallAsync("2204", Reports.Input("feedetail", line), institution: institution);
        Assert.That(up.IsSuccess, Is.True, up.Text);
        return mdtrtId;
    }

    private static JsonNode? First(JsonNode? node) => node is JsonArray { Count: > 0 } list ? list[0] : node;

    private void FillAll(JsonNode node)
    {
        switch (node)
        {
            case JsonObject item:
                foreach (var (name, value) in item.ToList())
                {
                    if (value is JsonValue text && text.TryGetValue<string>(out var plain)) item[name] = Filled(plain);
                    else if (value is not null) FillAll(value);
                }

                break;
            case JsonArray list:
                foreach (var value in list) FillAll(value!);
                break;
        }
    }

    private string Filled(string text) =>
        text.StartsWith("${", StringComparison.Ordinal) ? Fixtures.GetValueOrDefault(text[2..^1], text[2..^1]) : text;
}
