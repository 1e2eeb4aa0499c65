using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ClaimsEngine.Tests.Hosting;

/// <summary>Collects logged errors, so that a test fails on one that it did not announce.</summary>
internal sealed class ErrorWatch : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _errors = [];
    private readonly ConcurrentQueue<string> _lines = [];

    /// <summary>Every line logged, with its level.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Takes the errors logged so far whose event has one of the names: they were expected.</summary>
    public int Expect(string eventName)
    {
        var kept = _errors.ToArray().Where(error => !error.StartsWith(eventName, StringComparison.Ordinal)).ToArray();
        var taken = _errors.Count - kept.Length;
        _errors.Clear();
        foreach (var error in kept) _errors.Enqueue(error);
        return taken;
    }

    public void AssertNone() => Assert.That(_errors, Is.Empty, "no error was announced");

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(ErrorWatch watch, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel)) return;
            var line = $"{eventId.Name} {category}: {formatter(state, exception)} {exception}";
            watch._lines.Enqueue($"{logLevel} {line}");
            if (logLevel >= LogLevel.Error) watch._errors.Enqueue(line);
        }
    }
}
