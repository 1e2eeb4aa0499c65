namespace ClaimsGateway.Identity;

/// <summary>The door's log lines. No personal data, no thumbprints, no tokens.</summary>
internal static partial class IdentityLog
{
    [LoggerMessage(
        2301, LogLevel.Information, "Caller refused at {Name}: {Cause}", EventName = "CallerRefused")]
    public static partial void CallerRefused(ILogger logger, string? name, string cause);

    [LoggerMessage(
        2302, LogLevel.Warning, "The signing keys cannot be read again; those of before are used",
        EventName = "SigningKeysUnreadable")]
    public static partial void SigningKeysUnreadable(ILogger logger, Exception exception);
}
