using System.Text;
using ClaimsGateway.Nhsa.Fields;
using ClaimsGateway.Tests.Nhsa.Engine;

namespace ClaimsGateway.Tests.Nhsa;

internal sealed class AddressTests
{
    private NhsaHost _host = null!;

    [SetUp]
    public async Task StartAsync() => _host = await NhsaHost.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [TestCase("/fsi/api/rsfComIfsService/callService")]
    [TestCase("/mbs/fmi/fsi/api/callFsiService/callService")]
    [TestCase("/nhsa/9001")]
    [TestCase("/ebus/gdyb_inf/poc/hsa/hgs/9001")]
    [TestCase("/fsi/api/signInSignOutService/signIn")]
    public async Task SignIn_AtEachAddress_Succeeds(string path)
    {
        var report = Reports.Of("9001", Reports.SignIn, _host.NewMsgId(), TestEngine.Hospital);
        var answer = await _host.PostAsync(report.ToJsonString(), path);
        Assert.That((answer.Status, answer.IsSuccess), Is.EqualTo((200, true)));
    }

    [Test]
    public async Task Path_OfEachTransaction_TakesItAlone()
    {
        foreach (var table in TransactionTables.All)
        {
            foreach (var path in table.Paths)
            {
                var own = Reports.Of(table.Infno, [], _host.NewMsgId(), TestEngine.Hospital).ToJsonString();
                Assert.That((await _host.PostAsync(own, $"/fsi/api/{path}")).Error, Does.Not.Contain("infno"), path);
                var foreign = own.Replace($"\"{table.Infno}\"", "\"5302\"", StringComparison.Ordinal);
                Assert.That((await _host.PostAsync(foreign, $"/fsi/api/{path}")).Error, Does.Contain("infno"), path);
            }
        }
    }

    [Test]
    public async Task Transaction_Unknown_IsAnsweredByTheInterfaceLayer()
    {
        var report = Reports.Of("7777", Reports.SignIn, _host.NewMsgId(), TestEngine.Hospital);
        var answer = await _host.PostAsync(report.ToJsonString());
        Assert.That((string?)answer.Json["type"], Is.EqualTo("error"));
        Assert.That(answer.Error, Is.EqualTo("FSI-交易报文不正确：未知交易编号！"));
    }

    [Test]
    public async Task Envelope_OfAnAnswer_HasTheFieldsOfTheInterface()
    {
        var answer = await _host.CallAsync("9001", Reports.SignIn);
        Assert.That(
            answer.Json.Select(pair => pair.Key),
            Is.SupersetOf(new[] { "infcode", "inf_refmsgid", "refmsg_time", "respond_time", "err_msg", "output" }));
        Assert.That((string)answer.Json["inf_refmsgid"]!, Does.Match("^12000020221231120000[0-9]{10}$"));
        Assert.That((string)answer.Json["refmsg_time"]!, Does.Match("^[0-9]{17}$"));
        var failed = await _host.CallAsync("9002", Reports.Input("signOut", Reports.SignIn["signIn"]!.DeepClone()));
        Assert.That((int)failed.Json["infcode"]!, Is.EqualTo(-1));
        Assert.That(failed.Json["inf_refmsgid"], Is.Null);
        Assert.That(failed.Json["output"], Is.Null);
    }

    [Test]
    public async Task Body_LargerThanTheLimit_IsRefused()
    {
        await using var small = await NhsaHost.StartAsync(options => new()
        {
            Database = options.Database,
            IdentityKey = options.IdentityKey,
            Clock = options.Clock,
            MaxBodyBytes = 65_536,
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/nhsa/9001", UriKind.Relative))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(new string(' ', 70_000))),
        };
        using var response = await small.SendAsync(request);
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("报文过大"));
    }

    [Test]
    public async Task Report_OfAnotherInstitutionThanTheIdentifiedOne_IsRefused()
    {
        await using var host = await NhsaHost.StartAsync(
            options => new()
            {
                Database = options.Database,
                IdentityKey = options.IdentityKey,
                Clock = options.Clock,
                IdentifiedInstitution = context => context.Request.Headers["x-test-institution"].ToString(),
            },
            signIn: false);
        var report = Reports.Of("9001", Reports.SignIn, host.NewMsgId(), TestEngine.Hospital).ToJsonString();
        foreach (var (institution, succeeds) in new[] { (TestEngine.Hospital, true), (TestEngine.Pharmacy, false), ("", false) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/nhsa/9001", UriKind.Relative))
            {
                Content = new StringContent(report),
            };
            if (institution.Length > 0) request.Headers.Add("x-test-institution", institution);
            using var response = await host.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            Assert.That(text.Contains("\"infcode\":0", StringComparison.Ordinal), Is.EqualTo(succeeds), text);
        }
    }
}
