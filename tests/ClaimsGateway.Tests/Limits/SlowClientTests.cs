using System.Net.Sockets;
using System.Text;
using ClaimsGateway.Tests.Engines;

namespace ClaimsGateway.Tests.Limits;

[CancelAfter(30_000)]
public class SlowClientTests
{
    [TestCase("POST /v1/claims:settle HTTP/1.1\r\nHost: a\r\n", TestName = "Headers_NeverEnd_ConnectionIsClosed")]
    [TestCase(
        "POST /v1/claims:settle HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{",
        TestName = "Body_Stalls_ConnectionIsClosed")]
    public async Task Connection_ClientStalls_IsClosedWithoutAnEngine(string sent)
    {
        await using var house = await ScriptedEngines.StartAsync(
            1, "--Claims:Limits:HeadersTimeout=00:00:01", "--Claims:Limits:SlowGrace=00:00:01.1");
        var address = house.Gateway.Http.BaseAddress!;
        using var client = new TcpClient(address.Host, address.Port);
        await using var stream = client.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes(sent));

        using var reader = new StreamReader(stream, Encoding.ASCII);
        Assert.That(await reader.ReadToEndAsync(), Does.StartWith("HTTP/1.1 408"));
        Assert.That(house.Engines[0].Calls, Is.Zero);
    }

    [Test]
    public async Task Headers_TooMany_Refused()
    {
        await using var house = await ScriptedEngines.StartAsync(1);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        for (var i = 0; i < 80; i++) request.Headers.Add($"X-{i}", "1");

        using var response = await house.Gateway.Http.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(431));
    }
}
