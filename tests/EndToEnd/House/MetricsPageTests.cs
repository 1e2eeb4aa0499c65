using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using ClaimsEngine.Hosting;

namespace EndToEnd.House;

/// <summary>docs/operations.md says of every metric of the engine what it means, and of none that is not there.</summary>
internal sealed partial class MetricsPageTests
{
    private const string Page = "docs/operations.md";
    private const string Meter = "Claims.Engine";

    [Test]
    public async Task Metric_EachOfTheEngine_StandsOnThePageWithItsKind()
    {
        var folder = Directory.CreateTempSubdirectory("claims-metrics-");
        Dictionary<string, string> published = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == Meter) published[instrument.Name] = KindOf(instrument);
            },
        };
        try
        {
            listener.Start();
            await using var engine = EngineHost.Build(new EngineOptions
            {
                DatabasePath = Path.Combine(folder.FullName, "claims.db"),
                PolicyDirectory = Path.Combine(Repository.Root, "policy"),
                Port = 0,
            });
            await engine.StartAsync();
            await engine.StopAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        var told = Repository.Lines(Page).Select(line => RowOf().Match(line)).Where(row => row.Success)
            .ToDictionary(row => row.Groups["name"].Value, row => row.Groups["kind"].Value);
        Assert.That(published, Is.Not.Empty);
        Assert.That(told, Is.EquivalentTo(published));
    }

    private static string KindOf(Instrument instrument) => instrument switch
    {
        ObservableUpDownCounter<int> => "up-down counter",
        Counter<long> => "counter",
        Histogram<int> or Histogram<double> => "histogram",
        _ => instrument.GetType().Name,
    };

    // The gateway's are held to the page by its own tests.
    [GeneratedRegex(@"^\| `(?<name>claims\.(?!gateway)[a-z.]+)` \| (?<kind>[a-z -]+) \|")]
    private static partial Regex RowOf();
}
