using System.Text.Json;
using EndToEnd.Service;

namespace EndToEnd.Published;

/// <summary>A published year of claims, imported, replayed, and settled through a freshly started gateway.</summary>
internal sealed class PublishedYearTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("claims-year-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Settle_APublishedYearThroughAFreshGateway_GivesTheMappingsTotals()
    {
        var data = PublishedData.Folder();
        await RunningProgram.Run(
            "ClaimsReplay", _folder, "import", "synthea", Path.Combine(data, "claims", "synthea-regional"), "--out", "D");

        await using var gateway = RunningGateway.Start();
        var settled = await Settle(gateway, "D");
        Assert.Multiple(() =>
        {
            foreach (var (name, value) in PublishedData.Totals("2022"))
                Assert.That(settled.GetProperty("totals").GetProperty(name).GetInt64(), Is.EqualTo(value), name);
            Assert.That(
                settled.GetProperty("refused").GetProperty("benefit_not_defined").GetInt64(),
                Is.EqualTo(PublishedData.Refused("2022")));
        });
        Assert.That(await Replay("D"), Is.EqualTo(settled.GetRawText()));
    }

    [Test]
    public async Task Settle_TheSampleTwice_GivesTheTotalsOfTheReplay()
    {
        var sample = Path.Combine(House.Repository.Root, "samples", "small");
        await using var gateway = RunningGateway.Start();
        var first = await Settle(gateway, sample);
        var again = await Settle(gateway, sample);
        Assert.Multiple(() =>
        {
            Assert.That(first.GetProperty("totals").GetProperty("claims").GetInt64(), Is.GreaterThan(100));
            Assert.That(again.GetRawText(), Is.EqualTo(first.GetRawText()));
        });
        Assert.That(await Replay(sample), Is.EqualTo(first.GetRawText()));
    }

    private async Task<JsonElement> Settle(RunningGateway gateway, string data)
    {
        var answer = await RunningProgram.Run(
            "ClaimsReplay", _folder, "settle", data, "--url", gateway.GrpcAddress,
            "--from", "2022-01-01", "--to", "2022-12-31", "--json");
        return JsonDocument.Parse(answer).RootElement.Clone();
    }

    private Task<string> Replay(string data) => RunningProgram.Run(
        "ClaimsReplay", _folder, "run", data, "--from", "2022-01-01", "--to", "2022-12-31", "--json");
}
