using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ClaimsEngine.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimsEngine.Tests.Metrics;

/// <summary>Collects what one engine measures.</summary>
internal sealed class MetricWatch : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _seen = [];

    public MetricWatch(IServiceProvider engine)
    {
        var meters = engine.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == EngineMetrics.Name && instrument.Meter.Scope == meters)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Everything seen under a name, with its attributes as <c>key=value</c>.</summary>
    public IReadOnlyList<(double Value, string Tags)> Of(string name)
    {
        _listener.RecordObservableInstruments();
        return [.. _seen.Where(each => each.Name == name).Select(each => (each.Value, each.Tags))];
    }

    /// <summary>The sum of a counter for one attribute.</summary>
    public double Sum(string name, string tags = "") =>
        Of(name).Where(each => each.Tags == tags).Sum(each => each.Value);

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _seen.Enqueue((instrument.Name, value, string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
}
