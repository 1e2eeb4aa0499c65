using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ClaimsGateway.Metrics;
using ClaimsGateway.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsGateway.Tests.Metrics;

/// <summary>What one gateway of several in this process counts from now on.</summary>
internal sealed class CountedMeter : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _sums = new();
    private readonly List<(string Name, long Value)> _observed = [];

    public CountedMeter(GatewayUnderTest gateway)
    {
        var factory = gateway.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != GatewayMetrics.Name || instrument.Meter.Scope != factory) return;
            Published[instrument.Name] = KindOf(instrument);
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            _sums.AddOrUpdate(KeyOf(instrument.Name, [.. TextsOf(tags)]), value, (_, sum) => sum + value));
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => _observed.Add((instrument.Name, value)));
        _listener.Start();
    }

    /// <summary>Every instrument by its name, with its kind in words.</summary>
    public Dictionary<string, string> Published { get; } = [];

    /// <summary>A counter's sum under tags such as <c>status=OK</c>.</summary>
    public long this[string name, params string[] tags] => _sums.GetValueOrDefault(KeyOf(name, tags));

    /// <summary>A gauge's values now, an engine each.</summary>
    public long[] Observed(string name)
    {
        _observed.Clear();
        _listener.RecordObservableInstruments();
        return [.. _observed.Where(each => each.Name == name).Select(each => each.Value)];
    }

    public void Dispose() => _listener.Dispose();

    private static string KindOf(Instrument instrument) => instrument switch
    {
        Counter<long> => "counter",
        ObservableGauge<int> => "gauge",
        ObservableUpDownCounter<int> => "up-down counter",
        _ => instrument.GetType().Name,
    };

    private static string KeyOf(string name, string[] tags) => $"{name} {string.Join(' ', tags)}";

    private static List<string> TextsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        List<string> texts = [];
        foreach (var (key, value) in tags) texts.Add($"{key}={value}");
        return texts;
    }
}
