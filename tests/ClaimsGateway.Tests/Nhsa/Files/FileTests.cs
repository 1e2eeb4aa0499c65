using System.Text;
using System.Text.Json.Nodes;
using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa.Files;

internal sealed class FileTests
{
    private NhsaHost _host = null!;

    [SetUp]
    public async Task StartAsync() => _host = await NhsaHost.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task File_UploadedAsAForm_IsDownloadedAsItWas()
    {
        byte[] content = [0, 1, 2, 250, 255];
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Report("").ToJsonString()), "jsonStr" },
            { new ByteArrayContent(content), "file", "a.zip" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/fsi/api/fileupload/upload", UriKind.Relative))
        {
            Content = form,
        };
        using var response = await _host.SendAsync(request);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.That((int)answer["infcode"]!, Is.EqualTo(0), answer.ToJsonString());
        var downloaded = await DownloadAsync((string)answer["output"]!["file_qury_no"]!);
        Assert.That(downloaded.Content, Is.EqualTo(content));
    }

    [Test]
    public async Task File_AfterItsDays_IsGone()
    {
        var uploaded = await _host.PostAsync(Report(Convert.ToBase64String("x"u8)).ToJsonString());
        var number = (string)uploaded.Output["file_qury_no"]!;
        Assert.That((await DownloadAsync(number)).Content, Is.EqualTo("x"u8.ToArray()));
        _host.Clock.Advance(TimeSpan.FromDays(8));
        await _host.SignInAsync();
        Assert.That((await DownloadAsync(number)).Error, Does.Contain("下载截止时间"));
    }

    [TestCase("no base64!")]
    [TestCase("[1,2,300]")]
    [TestCase("[1,")]
    public async Task Bytes_ThatAreNone_AreRefused(string text) => Assert.That(
        (await _host.PostAsync(Report(text).ToJsonString())).Error, Does.Contain("fsUploadIn.in"));

    [Test]
    public async Task Form_WithoutReport_IsMalformed()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes("x")), "file", "a" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/nhsa/9101", UriKind.Relative)) { Content = form };
        using var response = await _host.SendAsync(request);
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("jsonStr"));
    }

    private JsonObject Report(string content) => Reports.Of(
        "9101",
        Reports.Input("fsUploadIn", new JsonObject
        {
            ["in"] = content,
            ["filename"] = "a.zip",
            ["fixmedins_code"] = TestEngine.Hospital,
        }),
        _host.NewMsgId(),
        TestEngine.Hospital);

    private Task<NhsaAnswer> DownloadAsync(string number) =>
        _host.CallAsync("9102", Reports.Input("fsDownloadIn", new JsonObject
        {
            ["file_qury_no"] = number,
            ["filename"] = "a.zip",
            ["fixmedins_code"] = TestEngine.Hospital,
        }));
}
