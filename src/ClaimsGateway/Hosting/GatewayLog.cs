namespace ClaimsGateway.Hosting;

/// <summary>The gateway's own log lines. No personal data, no ids of members or claims.</summary>
internal static partial class GatewayLog
{
    [LoggerMessage(
        2001, LogLevel.Information, "Engine here started on {Socket}", EventName = "EngineStarted")]
    public static partial void EngineStarted(ILogger logger, string socket);

    [LoggerMessage(2002, LogLevel.Information, "Engine here stopped", EventName = "EngineStopped")]
    public static partial void EngineStopped(ILogger logger);

    [LoggerMessage(
        2003, LogLevel.Information, "Sandbox seeded in {ElapsedMs} ms", EventName = "SandboxSeeded")]
    public static partial void SandboxSeeded(ILogger logger, long elapsedMs);

    [LoggerMessage(
        2101, LogLevel.Warning, "Engine {Engine} does not serve: {Status}", EventName = "EngineStoppedServing")]
    public static partial void EngineStoppedServing(ILogger logger, string engine, Grpc.Core.StatusCode status);

    [LoggerMessage(2102, LogLevel.Warning, "Engine {Engine} serves again", EventName = "EngineServes")]
    public static partial void EngineServes(ILogger logger, string engine);

    [LoggerMessage(
        2103, LogLevel.Warning, "Engine {Engine} fails too often and gets no calls for {PauseMs} ms",
        EventName = "BreakerOpened")]
    public static partial void BreakerOpened(ILogger logger, string engine, long pauseMs);

    [LoggerMessage(2104, LogLevel.Warning, "Engine {Engine} answers again", EventName = "BreakerClosed")]
    public static partial void BreakerClosed(ILogger logger, string engine);

    [LoggerMessage(
        2105, LogLevel.Warning, "No engine answered: {Method}", EventName = "EngineUnreachable")]
    public static partial void EngineUnreachable(ILogger logger, string method, Exception? exception);

    [LoggerMessage(
        2201, LogLevel.Information, "JSON request refused: {Method} {Problem}", EventName = "JsonRefused")]
    public static partial void JsonRefused(ILogger logger, string method, string problem);
}
