using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa.Reconciling;

/// <summary>A hospital's rows sent as a file, and the file of what differs.</summary>
internal static class ReconciliationFiles
{
    /// <summary>A record's row: a settlement's answer, or a reversal's, whose amounts are below 0.</summary>
    public static string RowOf(JsonObject info) => string.Join('\t',
        info["setl_id"], info["mdtrt_id"], info["psn_no"], info["medfee_sumamt"]!.ToJsonString(),
        info["fund_pay_sumamt"]!.ToJsonString(), info["acct_pay"]!.ToJsonString(),
        info["medfee_sumamt"]!.ToJsonString().StartsWith('-') ? "1" : "0");

    /// <summary>Sends rows and has them compared.</summary>
    public static async Task<NhsaAnswer> CompareAsync(this NhsaHost host, string text, int rows)
    {
        var uploaded = await host.UploadAsync(text);
        return await host.CallAsync("3202", Reports.Input("data", new JsonObject
        {
            ["setl_optins"] = "120000",
            ["file_qury_no"] = (string)uploaded.Output["file_qury_no"]!,
            ["stmt_begndate"] = "2022-12-31",
            ["stmt_enddate"] = "2022-12-31",
            ["medfee_sumamt"] = 0,
            ["fund_pay_sumamt"] = 0,
            ["cash_payamt"] = 0,
            ["fixmedins_setl_cnt"] = rows,
        }));
    }

    /// <summary>Sends a text as a packed file.</summary>
    public static async Task<NhsaAnswer> UploadAsync(this NhsaHost host, string text)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("20221231.txt").Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }

        var answer = await host.CallAsync("9101", Reports.Input("fsUploadIn", new JsonObject
        {
            ["in"] = new JsonArray([.. packed.ToArray().Select(part => (JsonNode)(int)unchecked((sbyte)part))]),
            ["filename"] = "20221231.zip",
            ["fixmedins_code"] = TestEngine.Hospital,
        }));
        Assert.That(answer.IsSuccess, Is.True, answer.Text);
        return answer;
    }

    /// <summary>The lines of a kept file.</summary>
    public static async Task<string[]> DownloadAsync(this NhsaHost host, string number)
    {
        var answer = await host.CallAsync("9102", Reports.Input("fsDownloadIn", new JsonObject
        {
            ["file_qury_no"] = number,
            ["filename"] = "x",
            ["fixmedins_code"] = TestEngine.Hospital,
        }));
        Assert.That(answer.MediaType, Is.EqualTo("application/octet-stream"));
        using var zip = new ZipArchive(new MemoryStream(answer.Content));
        using var reader = new StreamReader(zip.Entries.Single().Open());
        return (await reader.ReadToEndAsync()).Split('\n');
    }
}
