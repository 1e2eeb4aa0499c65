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
        2101, LogLevel.Warning, "Engine cannot be reached: {Method}", EventName = "EngineUnreachable")]
    public static partial void EngineUnreachable(ILogger logger, string method, Exception? exception);

    [LoggerMessage(
        2201, LogLevel.Information, "JSON request refused: {Method} {Problem}", EventName = "JsonRefused")]
    public static partial void JsonRefused(ILogger logger, string method, string problem);
}
