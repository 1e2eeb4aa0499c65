using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ClaimsGateway.Tests.Infrastructure;

/// <summary>Keeps what is logged, so that a test fails on an error that it did not announce.</summary>
internal sealed class RecordedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<RecordedLog> _entries = new();

    public IReadOnlyCollection<RecordedLog> Entries => _entries;

    public ILogger CreateLogger(string categoryName) => new Recorder(categoryName, _entries);

    public void Dispose()
    {
    }

    private sealed class Recorder(string category, ConcurrentQueue<RecordedLog> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            entries.Enqueue(
                new(logLevel, category, eventId.Name, $"{formatter(state, exception)} {exception}"));
    }
}

/// <summary>One logged line.</summary>
internal sealed record RecordedLog(LogLevel Level, string Category, string? Event, string Text);
